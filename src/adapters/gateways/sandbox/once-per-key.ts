import { createHash } from 'node:crypto';
import { err, ok, type Result } from 'neverthrow';
import {
  type GatewayFailure,
  type IntentAnswer,
  type RefundAnswer,
  refused,
} from '../../../application/payments/payment-gateway.ts';
import type { SandboxKey, SandboxLedger } from '../../../application/payments/sandbox-ledger.ts';
import { before, type Instant } from '../../../domain/kernel/instant.ts';

/** How long Stripe remembers a key at least. */
const rememberedHours = 24;

interface KeyedCall {
  readonly key: string;
  /** The call and its parameters: the same key with others is refused. */
  readonly order: readonly unknown[];
  readonly now: Instant;
}

/**
 * Does the work once per key, as Stripe does: a repetition gets the first answer, refusals included. A server error means that
 * nothing was begun, and is not remembered.
 */
export async function oncePerKey<T extends IntentAnswer | RefundAnswer>(
  ledger: SandboxLedger,
  { key, order, now }: KeyedCall,
  work: () => Promise<Result<T, GatewayFailure>>,
): Promise<Result<T, GatewayFailure>> {
  await ledger.lock(`key ${key}`);
  const fingerprint = createHash('sha256').update(JSON.stringify(order)).digest('base64url');
  const known = await ledger.key(key);
  if (known !== undefined && known.at >= before(now, { hours: rememberedHours })) {
    if (known.fingerprint !== fingerprint) return err(refused('idempotency_error'));
    return 'given' in known.answer ? ok(known.answer.given as T) : err(refused(known.answer.refused));
  }
  const outcome = await work();
  const answer = outcome.match<SandboxKey['answer'] | undefined>(
    (given) => ({ given }),
    (failure) => (failure.kind === 'gateway.refused' ? { refused: failure.code } : undefined),
  );
  if (answer !== undefined) await ledger.saveKey({ key, fingerprint, answer, at: now });
  return outcome;
}
