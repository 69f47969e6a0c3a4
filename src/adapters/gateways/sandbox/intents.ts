import { randomBytes } from 'node:crypto';
import { err, ok, type Result } from 'neverthrow';
import { type ChargeOrder, type GatewayFailure, refused, silent } from '../../../application/payments/gateway.ts';
import type { SandboxIntent, SandboxLedger } from '../../../application/payments/sandbox-ledger.ts';
import { after, type Instant } from '../../../domain/kernel/instant.ts';
import { outcomeOf, type SandboxOutcome } from './methods.ts';

type Changed = Promise<Result<SandboxIntent, GatewayFailure>>;

/** How long a bank debit takes here. */
const debitSeconds = 60;

export const newId = (prefix: string): string => `${prefix}_${randomBytes(12).toString('hex')}`;

const missing = refused('resource_missing');
const unexpected = refused('payment_intent_unexpected_state');

export async function openIntent(ledger: SandboxLedger, order: ChargeOrder, now: Instant): Changed {
  const { paymentId, money, paymentMethod } = order;
  if (outcomeOf(paymentMethod) === undefined) return err(missing);
  const id = newId('pi');
  return await saved(ledger, {
    ...money,
    id,
    paymentId,
    paymentMethod,
    state: 'unconfirmed',
    failureCode: null,
    secret: newId(`${id}_secret`),
    attempts: 0,
    createdAt: now,
    confirmedAt: null,
  });
}

export async function collect(ledger: SandboxLedger, id: string, now: Instant): Changed {
  const intent = await lockedIntent(ledger, id);
  const outcome = outcomeOf(intent?.paymentMethod ?? '');
  if (intent === undefined || outcome === undefined) return err(missing);
  if (intent.state !== 'unconfirmed' && intent.state !== 'declined') return err(unexpected);
  const asked = { ...intent, attempts: intent.attempts + 1, confirmedAt: now };
  if (outcome.ends !== 'troubled' || intent.attempts >= outcome.times)
    return await saved(ledger, { ...asked, ...stateAfter(outcome) });
  await ledger.saveIntent(asked);
  return err(silent('the sandbox answered 500', true));
}

/** A bank debit that has taken its time is paid when somebody looks. */
export async function lookAt(ledger: SandboxLedger, id: string, now: Instant): Changed {
  const intent = await lockedIntent(ledger, id);
  if (intent === undefined) return err(missing);
  const { state, confirmedAt } = intent;
  const isCleared =
    state === 'processing' && confirmedAt !== null && now >= after(confirmedAt, { seconds: debitSeconds });
  return isCleared ? await saved(ledger, { ...intent, state: 'paid' }) : ok(intent);
}

export async function closeIntent(ledger: SandboxLedger, id: string): Changed {
  const intent = await lockedIntent(ledger, id);
  if (intent === undefined) return err(missing);
  if (intent.state === 'paid' || intent.state === 'processing' || intent.state === 'closed') return err(unexpected);
  return await saved(ledger, { ...intent, state: 'closed' });
}

export async function authenticateIntent(
  ledger: SandboxLedger,
  id: string,
  secret: string,
  approved: boolean,
): Changed {
  const intent = await lockedIntent(ledger, id);
  if (intent === undefined || intent.secret !== secret) return err(missing);
  if (intent.state !== 'action_needed') return err(unexpected);
  if (approved) return await saved(ledger, { ...intent, state: 'paid' });
  return await saved(ledger, { ...intent, state: 'declined', failureCode: 'payment_intent_authentication_failure' });
}

export async function lockedIntent(ledger: SandboxLedger, id: string): Promise<SandboxIntent | undefined> {
  await ledger.lock(`intent ${id}`);
  return await ledger.intent(id);
}

async function saved(ledger: SandboxLedger, intent: SandboxIntent): Changed {
  await ledger.saveIntent(intent);
  return ok(intent);
}

function stateAfter(outcome: SandboxOutcome): Pick<SandboxIntent, 'state' | 'failureCode'> {
  if (outcome.ends === 'declined') return { state: 'declined', failureCode: outcome.code };
  if (outcome.ends === 'action_needed' || outcome.ends === 'processing')
    return { state: outcome.ends, failureCode: null };
  return { state: 'paid', failureCode: null };
}
