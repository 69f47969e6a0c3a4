import { err, ok, type Result } from 'neverthrow';
import { type GatewayFailure, type RefundOrder, refused } from '../../../application/payments/gateway.ts';
import type { SandboxLedger, SandboxRefund } from '../../../application/payments/sandbox-ledger.ts';
import type { Instant } from '../../../domain/kernel/instant.ts';
import { lockedIntent, newId } from './intents.ts';

export async function refundIntent(
  ledger: SandboxLedger,
  { intentId, refundId, money }: RefundOrder,
  now: Instant,
): Promise<Result<SandboxRefund, GatewayFailure>> {
  const intent = await lockedIntent(ledger, intentId);
  if (intent?.state !== 'paid') return err(refused('resource_missing'));
  const before = await ledger.refundsOf(intentId);
  const left = before.reduce((rest, { state, amount }) => (state === 'failed' ? rest : rest - amount), intent.amount);
  if (money.amount > left) return err(refused(left === 0 ? 'charge_already_refunded' : 'amount_too_large'));
  const refund: SandboxRefund = {
    ...money,
    id: newId('re'),
    intentId,
    refundId,
    state: 'succeeded',
    createdAt: now,
  };
  await ledger.addRefund(refund);
  return ok(refund);
}
