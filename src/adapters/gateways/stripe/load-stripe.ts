import type Stripe from 'stripe';

/** The SDK has two hundred files, a fifth of a second of work: it is loaded where money moves, and nowhere else. */
export const loadStripe = async (): Promise<typeof Stripe> => (await import('stripe')).default;
