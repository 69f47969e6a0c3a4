import { linkUrl } from '../../../adapters/http/v1/files/link-url.ts';
import { collectExport } from '../../../adapters/persistence/collect-export.ts';
import type { PersonalRecords } from '../../../application/accounts/profile/ports.ts';
import type { LinkSignatures } from '../../../application/files/ports.ts';
import type { RemoveBytesLater } from '../../../application/files/remove-bytes-later.ts';
import type { Clock } from '../../../application/kernel/clock.ts';
import { after } from '../../../domain/kernel/instant.ts';

interface Parts {
  readonly removeBytes: RemoveBytesLater;
  readonly signatures: LinkSignatures;
  readonly clock: Clock;
  /** Where the server is reached from outside. */
  readonly origin: string;
}

type Row = Readonly<Record<string, unknown>>;

/** Files have bytes beside their rows: an export says how to get them, and an erasure takes them too. */
export function withFileBytes(records: PersonalRecords, parts: Parts): PersonalRecords {
  const recordsOf: PersonalRecords['recordsOf'] = async function* (userId) {
    for await (const batch of records.recordsOf(userId))
      yield batch.kind === 'files' ? { ...batch, rows: batch.rows.map((row) => linked(row, parts)) } : batch;
  };
  return {
    recordsOf,
    exportOf: (userId) => collectExport(recordsOf(userId)),
    eraseOf: async (userId) => {
      await parts.removeBytes.ofOwner(userId);
      await records.eraseOf(userId);
    },
  };
}

/** A deleted one has none: links to it work again once it is restored. */
function linked(row: Row, { signatures, clock, origin }: Parts): Row {
  if (row['deletedAt'] !== null) return { ...row, link: null };
  const terms = { fileId: String(row['id']), expiresAt: after(clock.now(), { days: 1 }), inline: false };
  return { ...row, link: linkUrl(origin, { ...terms, signature: signatures.sign(terms) }) };
}
