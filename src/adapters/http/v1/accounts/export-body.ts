import type { PersonalBatch } from '../../../../application/accounts/profile/ports.ts';

const bytesOf = (text: string): Uint8Array => Buffer.from(text);

/** The batches in v1's envelope, as `JSON.stringify` would write them all at once. */
export async function* exportBody(batches: AsyncIterable<PersonalBatch>): AsyncIterable<Uint8Array> {
  let open: { readonly kind: string; readonly isAlone: boolean; hasRows: boolean } | undefined;
  const closed = () => (open === undefined ? '' : open.isAlone ? (open.hasRows ? '' : 'null') : ']');
  let before = '{"success":true,"data":{';
  for await (const { kind, isAlone, rows } of batches) {
    if (open?.kind !== kind) {
      before += `${open === undefined ? '' : `${closed()},`}${JSON.stringify(kind)}:${isAlone ? '' : '['}`;
      open = { kind, isAlone, hasRows: false };
    }
    if (rows.length === 0) continue;
    yield bytesOf(`${before}${open.hasRows ? ',' : ''}${rows.map((row) => JSON.stringify(row)).join(',')}`);
    before = '';
    open.hasRows = true;
  }
  yield bytesOf(`${before}${closed()}}}`);
}
