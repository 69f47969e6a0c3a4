import { join } from 'node:path';
import { ContainerModule } from 'inversify';
import { FileMailer } from '../../../adapters/mail/file-mailer.ts';
import { SmtpMailer } from '../../../adapters/mail/smtp-mailer.ts';
import { EtaTemplates } from '../../../adapters/mail/templates/eta-templates.ts';
import { linksInto } from '../../../application/accounts/links/mailed-links.ts';
import { QueuedOutbox, sendMail } from '../../../application/mail/outbox.ts';
import { sendMailJob } from '../../../application/mail/send-mail.ts';
import { providing } from '../binding.ts';
import { accountParts, jobs, mail } from '../tokens/account-tokens.ts';
import { accounts, kernel } from '../tokens/tokens.ts';

/** Mails are queued with what they tell, and written and sent by a job. */
export const mailModule = new ContainerModule((options) => {
  const provide = providing(options);
  provide(mail.outbox, [jobs.queue], (queue) => new QueuedOutbox(queue));
  provide(mail.templates, [], () => new EtaTemplates());
  provide(mail.mailer, [kernel.config, kernel.clock, kernel.log], ({ mail: { smtpUrl, from }, dataDir }, clock, log) =>
    smtpUrl === undefined ? new FileMailer(join(dataDir, 'mail'), clock, log) : new SmtpMailer(smtpUrl, from, log),
  );
  provide(jobs.kinds, [], () => sendMail);
  provide(
    jobs.handlers,
    [
      accounts.users,
      accountParts.store,
      accountParts.linkTokens,
      mail.templates,
      mail.mailer,
      kernel.config,
      kernel.clock,
    ],
    (users, { links }, linkTokens, templates, mailer, { appUrl }, clock) =>
      sendMailJob({ users, links: linksInto(appUrl, links, linkTokens, clock), templates, mailer }),
  );
});
