/** `silent`: the gateway did not say. */
export type Outcome = 'settled' | 'open' | 'silent';

/** So many in a row, and nothing more is asked. */
const mostSilences = 8;

/** Whether it is worth asking the gateway about more: no more are asked at a time than may stay unanswered in a row. */
export class Patience {
  #silences = 0;
  #running = 0;
  #answered = Promise.withResolvers<void>();

  async mayAsk(): Promise<boolean> {
    while (this.#silences > 0 && this.#silences < mostSilences && this.#silences + this.#running >= mostSilences)
      await this.#answered.promise;
    return this.#silences < mostSilences;
  }

  async ask(work: () => Promise<Outcome>): Promise<Outcome> {
    this.#running += 1;
    let outcome: Outcome = 'silent';
    try {
      outcome = await work();
      return outcome;
    } finally {
      this.#running -= 1;
      this.#silences = outcome === 'silent' ? this.#silences + 1 : 0;
      const before = this.#answered;
      this.#answered = Promise.withResolvers();
      before.resolve();
    }
  }
}
