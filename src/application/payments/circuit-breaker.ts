/** `unreachable`: the gateway did not say. */
export type Outcome = 'settled' | 'open' | 'unreachable';

/** After so many in a row nothing more is asked. */
const mostUnreachable = 8;

/** Stops asking a gateway that does not answer: no more questions are under way at a time than may stay unanswered in a row. */
export class CircuitBreaker {
  #unanswered = 0;
  #running = 0;
  #answered = Promise.withResolvers<void>();

  /** Whether one more may be asked; where that depends on those that are under way, it waits for them. */
  async isClosed(): Promise<boolean> {
    while (
      this.#unanswered > 0 &&
      this.#unanswered < mostUnreachable &&
      this.#unanswered + this.#running >= mostUnreachable
    )
      await this.#answered.promise;
    return this.#unanswered < mostUnreachable;
  }

  async run(ask: () => Promise<Outcome>): Promise<Outcome> {
    this.#running += 1;
    let outcome: Outcome = 'unreachable';
    try {
      outcome = await ask();
      return outcome;
    } finally {
      this.#running -= 1;
      this.#unanswered = outcome === 'unreachable' ? this.#unanswered + 1 : 0;
      const before = this.#answered;
      this.#answered = Promise.withResolvers();
      before.resolve();
    }
  }
}
