/** Each further delay is twice as long as the one before, and up to half of it more by chance. */
export interface RetryPolicy {
  /** In all. */
  readonly attempts: number;
  /** Milliseconds. */
  readonly firstDelay: number;
  /** Called before each further attempt: the lease is made longer. */
  readonly beforeRetry?: () => Promise<unknown>;
}

/** While somebody waits for the answer. */
export const standardRetries: RetryPolicy = { attempts: 4, firstDelay: 400 };

/** For what is tried again later anyway. */
export const noRetries: RetryPolicy = { attempts: 1, firstDelay: 0 };
