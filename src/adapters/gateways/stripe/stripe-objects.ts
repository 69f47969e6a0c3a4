import { z } from 'zod';
import type { IntentAnswer, RefundAnswer } from '../../../application/payments/payment-gateway.ts';
import {
  type DisputeState,
  hasRefundFailed,
  type IntentState,
  intentRules,
  type NextAction,
  type RefundState,
} from '../../../domain/payments/observations.ts';

/** An id, or the object in its place where a caller asked Stripe to expand it. */
const reference = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]);
const metadata = z.record(z.string(), z.string()).nullish();
const failure = z.object({ code: z.string().nullish(), decline_code: z.string().nullish() }).nullish();

/** Only what is used, and only if it is there: the SDK passes on whatever came. */
export const intentShape = z.object({
  object: z.literal('payment_intent').optional(),
  id: z.string().min(1),
  amount: z.int(),
  currency: z.string(),
  amount_received: z.int().nullish(),
  status: z.string(),
  metadata,
  client_secret: z.string().nullish(),
  next_action: z
    .object({ type: z.string(), redirect_to_url: z.object({ url: z.string().nullish() }).nullish() })
    .nullish(),
  last_payment_error: failure,
});

/** Events say the state by their type. */
export const intentEventShape = intentShape.extend({ status: z.string().default('processing') });

export const refundShape = z.object({
  object: z.literal('refund').optional(),
  id: z.string().min(1),
  amount: z.int(),
  currency: z.string(),
  status: z.string().nullish(),
  payment_intent: reference.nullish(),
  metadata,
  failure_reason: z.string().nullish(),
});

export const chargeShape = z.object({
  object: z.literal('charge').optional(),
  id: z.string().min(1),
  amount: z.int(),
  currency: z.string(),
  amount_captured: z.int().nullish(),
  payment_intent: reference.nullish(),
  metadata,
  failure_code: z.string().nullish(),
  outcome: z.object({ reason: z.string().nullish() }).nullish(),
});

export const disputeShape = z.object({
  object: z.literal('dispute').optional(),
  id: z.string().min(1),
  status: z.string(),
  payment_intent: reference.nullish(),
});

/** Every state of ours with the statuses of Stripe that mean it. */
const intentStatuses: Readonly<Record<IntentState, readonly string[]>> = {
  unconfirmed: ['requires_confirmation'],
  action_needed: ['requires_action'],
  processing: ['processing', 'requires_capture'],
  paid: ['succeeded'],
  /** `requires_payment_method` after an attempt that failed. */
  declined: [],
  closed: ['canceled'],
};
const refundStatuses: Readonly<Record<RefundState, readonly string[]>> = {
  pending: ['pending', 'requires_action'],
  succeeded: ['succeeded'],
  failed: ['failed', 'canceled'],
};

const disputeStatuses: Readonly<Record<DisputeState, readonly string[]>> = {
  open: ['needs_response', 'under_review'],
  won: ['won', 'prevented', 'charge_refunded'],
  lost: ['lost'],
};

const stateOf = <State extends string>(statuses: Readonly<Record<State, readonly string[]>>, status: string) =>
  (Object.keys(statuses) as State[]).find((state) => statuses[state].includes(status));

/** `generic_decline` tells nothing that `card_declined` does not. */
export function declineCode(error: z.infer<typeof failure>): string | null {
  const told = error?.decline_code;
  return told == null || told === 'generic_decline' ? (error?.code ?? null) : told;
}

/** Null for a status that nobody knows: then nothing is known. */
export function intentOf(intent: z.infer<typeof intentShape>): IntentAnswer | null {
  const { id, amount, currency, status, last_payment_error } = intent;
  const isFresh = status === 'requires_payment_method' && last_payment_error == null;
  const state =
    status === 'requires_payment_method' ? (isFresh ? 'unconfirmed' : 'declined') : stateOf(intentStatuses, status);
  if (state === undefined) return null;
  return {
    id,
    amount,
    amountReceived: intent.amount_received ?? 0,
    currency,
    state,
    paymentId: intent.metadata?.['paymentId'] ?? null,
    failureCode: declineCode(last_payment_error),
    nextAction: intentRules[state].awaits === 'payer' ? actionOf(intent) : null,
  };
}

function actionOf({ next_action, client_secret }: z.infer<typeof intentShape>): NextAction {
  const url = next_action?.redirect_to_url?.url;
  return {
    type: next_action?.type ?? 'use_stripe_sdk',
    ...(url == null ? {} : { redirectUrl: url }),
    ...(client_secret == null ? {} : { clientSecret: client_secret }),
  };
}

export function refundOf(refund: z.infer<typeof refundShape>): RefundAnswer | null {
  const { id, amount, currency, status, payment_intent: intentId, failure_reason } = refund;
  // Null until the gateway has decided.
  const state = stateOf(refundStatuses, status ?? 'pending');
  if (state === undefined || intentId == null) return null;
  const failureCode = hasRefundFailed[state] ? (failure_reason ?? 'canceled') : null;
  return { id, amount, currency, intentId, state, failureCode, refundId: refund.metadata?.['refundId'] ?? null };
}

/** An inquiry comes before a dispute and takes no money; null for a status that nobody knows. */
export const disputeStateOf = (status: string): DisputeState | 'inquiry' | null =>
  status.startsWith('warning_') ? 'inquiry' : (stateOf(disputeStatuses, status) ?? null);
