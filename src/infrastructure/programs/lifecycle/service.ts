import type { RequestListener } from 'node:http';

/** What a process serves. */
export interface Service {
  readonly listener: RequestListener;
  /** From now on readiness tells balancers to send nobody here any more. */
  drain(): void;
  /** Ends jobs, then what they and the requests needed. */
  close(): Promise<void>;
}
