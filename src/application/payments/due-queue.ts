import type { DuePayment, DueQuestion, Payments } from './ports.ts';

const pageSize = 100;

/** What is due, one by one, for any number of workers; it is read a page at a time. */
export class DueQueue {
  readonly #payments: Pick<Payments, 'due'>;
  readonly #gateway: string;
  readonly #question: DueQuestion;
  readonly #read: DuePayment[] = [];
  #last: DuePayment | null = null;
  #isWhole = false;
  #reading: Promise<void> | undefined;

  constructor(payments: Pick<Payments, 'due'>, gateway: string, question: DueQuestion) {
    this.#payments = payments;
    this.#gateway = gateway;
    this.#question = question;
  }

  async next(): Promise<DuePayment | undefined> {
    while (this.#read.length === 0 && !this.#isWhole) {
      this.#reading ??= this.#readOn().finally(() => {
        this.#reading = undefined;
      });
      await this.#reading;
    }
    return this.#read.shift();
  }

  async #readOn(): Promise<void> {
    const page = await this.#payments.due(this.#gateway, this.#question, this.#last, pageSize);
    this.#read.push(...page);
    this.#last = page.at(-1) ?? this.#last;
    this.#isWhole = page.length < pageSize;
  }
}
