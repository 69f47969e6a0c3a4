import type { JobKind, JobQueue } from '../jobs/ports.ts';
import type { MailFacts, MailName, Outbox } from './ports.ts';

export type MailOrder = { readonly mail: MailName; readonly userId: string | null } & Readonly<
  Record<string, string | number | null>
>;

/** About a day of tries: mail servers are sometimes away for hours. */
export const sendMail: JobKind<MailOrder> = { name: 'mail', retries: 12, limitSeconds: 120 };

export class QueuedOutbox implements Outbox {
  readonly #queue: JobQueue;

  constructor(queue: JobQueue) {
    this.#queue = queue;
  }

  post<Name extends MailName>(name: Name, userId: string | null, facts: MailFacts[Name]): Promise<void> {
    return this.#queue.add(sendMail, { ...facts, mail: name, userId });
  }
}
