import { ContainerModule } from 'inversify';
import { QueuedOutbox, sendMail } from '../../../application/mail/queued-outbox.ts';
import { providing } from '../binding.ts';
import { jobs } from '../tokens/job-tokens.ts';
import { mail } from '../tokens/mail-tokens.ts';

/** Mails are queued with what they tell, and written and sent by a server's job. */
export const mailModule = new ContainerModule((options) => {
  const provide = providing(options);
  provide(mail.outbox, [jobs.queue], (queue) => new QueuedOutbox(queue));
  provide(jobs.kinds, [], () => sendMail);
});
