/**
 * How a log-in ended: `refused` is a wrong password or an unknown address, `locked` an address or account
 * under a lock, `busy` one that was not checked. */
export const logInOutcomes = ['succeeded', 'refused', 'locked', 'busy'] as const;
export type LogInOutcome = (typeof logInOutcomes)[number];

/** What became of a payment; `unknown` while the gateway did not say, `refunded` also after a part. */
export const paymentOutcomes = ['completed', 'pending', 'failed', 'unknown', 'refunded', 'disputed'] as const;
export type PaymentOutcome = (typeof paymentOutcomes)[number];

/** How an upload ended: `repeated` is one whose answer was there already, `refused` also one that broke off. */
export const uploadOutcomes = ['stored', 'repeated', 'refused', 'failed'] as const;
export type UploadOutcome = (typeof uploadOutcomes)[number];

/** How an attempt at a webhook's delivery ended: `failed` where another follows, `gone` where the endpoint is there no more. */
export const deliveryOutcomes = ['done', 'failed', 'dead', 'gone'] as const;
export type DeliveryOutcome = (typeof deliveryOutcomes)[number];

export const jobOutcomes = ['completed', 'failed'] as const;
export type JobOutcome = (typeof jobOutcomes)[number];

/** Numbers for the people who run the product. Counting never fails and never waits. Durations are in milliseconds. */
export interface Meters {
  /** `route` is a route's pattern, never a path: each new name costs memory for ever. */
  request(method: string, route: string, status: number, duration: number): void;
  /** `limit` is the name of a rate limit. */
  refusedByLimit(limit: string): void;
  /** Counts a database query under the first word of its text. */
  query(sql: string, duration: number): void;
  job(name: string, outcome: JobOutcome, duration: number): void;
  logIn(outcome: LogInOutcome): void;
  payment(outcome: PaymentOutcome): void;
  /** `bytes` are those that came in. */
  upload(outcome: UploadOutcome, bytes: number): void;
  /** Bytes of files that went out. */
  download(bytes: number): void;
  /** Stored bytes that belonged to nobody, and were removed. */
  filesSwept(count: number): void;
  webhookDelivery(outcome: DeliveryOutcome): void;
}
