import { randomBytes } from 'node:crypto';
import { err, ok, type Result } from 'neverthrow';
import {
  type ChargeOrder,
  type GatewayFailure,
  refused,
  unreachable,
} from '../../../application/payments/payment-gateway.ts';
import type { SandboxIntent, SandboxLedger } from '../../../application/payments/sandbox-ledger.ts';
import { after, type Instant } from '../../../domain/kernel/instant.ts';
import { intentRules } from '../../../domain/payments/observations.ts';
import { type TestOutcome, testOutcomeOf } from './test-outcome.ts';

type Changed = Promise<Result<SandboxIntent, GatewayFailure>>;

/** How long a bank debit takes here. */
const debitSeconds = 60;

export const newId = (prefix: string): string => `${prefix}_${randomBytes(12).toString('hex')}`;

const missing = refused('resource_missing');
const unexpectedState = refused('payment_intent_unexpected_state');

export async function createIntent(ledger: SandboxLedger, order: ChargeOrder, now: Instant): Changed {
  const { paymentId, money, paymentMethod } = order;
  if (testOutcomeOf(paymentMethod) === undefined) return err(missing);
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

export async function confirmIntent(ledger: SandboxLedger, id: string, now: Instant): Changed {
  const intent = await lockedIntent(ledger, id);
  const outcome = testOutcomeOf(intent?.paymentMethod ?? '');
  if (intent === undefined || outcome === undefined) return err(missing);
  if (!intentRules[intent.state].isConfirmable) return err(unexpectedState);
  const asked = { ...intent, attempts: intent.attempts + 1, confirmedAt: now };
  if (outcome.ends !== 'server_error' || intent.attempts >= outcome.times)
    return await saved(ledger, { ...asked, ...stateAfter(outcome) });
  await ledger.saveIntent(asked);
  return err(unreachable('the sandbox answered 500', true));
}

/** A bank debit that has taken its time is paid when somebody looks. */
export async function retrieveIntent(ledger: SandboxLedger, id: string, now: Instant): Changed {
  const intent = await lockedIntent(ledger, id);
  if (intent === undefined) return err(missing);
  const { state, confirmedAt } = intent;
  const isCleared =
    intentRules[state].awaits === 'bank' &&
    confirmedAt !== null &&
    now >= after(confirmedAt, { seconds: debitSeconds });
  return isCleared ? await saved(ledger, { ...intent, state: 'paid' }) : ok(intent);
}

export async function cancelIntent(ledger: SandboxLedger, id: string): Changed {
  const intent = await lockedIntent(ledger, id);
  if (intent === undefined) return err(missing);
  if (!intentRules[intent.state].isCancelable) return err(unexpectedState);
  return await saved(ledger, { ...intent, state: 'closed' });
}

export async function authenticateIntent(
  ledger: SandboxLedger,
  id: string,
  secret: string,
  isApproved: boolean,
): Changed {
  const intent = await lockedIntent(ledger, id);
  if (intent === undefined || intent.secret !== secret) return err(missing);
  if (intentRules[intent.state].awaits !== 'payer') return err(unexpectedState);
  if (isApproved) return await saved(ledger, { ...intent, state: 'paid' });
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

function stateAfter(outcome: TestOutcome): Pick<SandboxIntent, 'state' | 'failureCode'> {
  switch (outcome.ends) {
    case 'declined':
      return { state: 'declined', failureCode: outcome.code };
    case 'action_needed':
    case 'processing':
      return { state: outcome.ends, failureCode: null };
    case 'paid':
    case 'answer_lost':
    case 'server_error':
      return { state: 'paid', failureCode: null };
  }
}
