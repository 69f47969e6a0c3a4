/** What becomes of a charge with one of the test payment methods. */
export type TestOutcome =
  | { readonly ends: 'paid' | 'action_needed' | 'processing' }
  | { readonly ends: 'declined'; readonly code: string }
  /** Collects, and its answer never arrives. */
  | { readonly ends: 'answer_lost' }
  /** Answers 500 so many times, then collects. */
  | { readonly ends: 'server_error'; readonly times: number };

const declines: Readonly<Record<string, string>> = {
  chargeDeclined: 'card_declined',
  chargeDeclinedInsufficientFunds: 'insufficient_funds',
  chargeDeclinedLostCard: 'lost_card',
  chargeDeclinedStolenCard: 'stolen_card',
  chargeDeclinedExpiredCard: 'expired_card',
  chargeDeclinedIncorrectCvc: 'incorrect_cvc',
  chargeDeclinedProcessingError: 'processing_error',
};

const paying = 'visa visa_debit mastercard mastercard_debit amex discover diners jcb unionpay'.split(' ');

const others: Readonly<Record<string, TestOutcome>> = {
  pm_card_authenticationRequired: { ends: 'action_needed' },
  pm_card_threeDSecure2Required: { ends: 'action_needed' },
  pm_usBankAccount: { ends: 'processing' },
  pm_sandbox_timeout: { ends: 'answer_lost' },
  pm_sandbox_error500Twice: { ends: 'server_error', times: 2 },
};

/** Undefined for what Stripe calls `No such PaymentMethod`. */
export function testOutcomeOf(paymentMethod: string): TestOutcome | undefined {
  const other = others[paymentMethod];
  if (other !== undefined) return other;
  const card = /^pm_card_(?:(?:visa|mastercard)_)?(\w+)$/.exec(paymentMethod)?.[1] ?? '';
  const code = declines[card];
  if (code !== undefined) return { ends: 'declined', code };
  return paying.some((brand) => paymentMethod === `pm_card_${brand}`) ? { ends: 'paid' } : undefined;
}
