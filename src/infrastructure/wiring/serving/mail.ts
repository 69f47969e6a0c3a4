import { join } from 'node:path';
import { ContainerModule } from 'inversify';
import { FileMailer } from '../../../adapters/mail/file-mailer.ts';
import { SmtpMailer } from '../../../adapters/mail/smtp-mailer.ts';
import { EtaTemplates } from '../../../adapters/mail/templates/eta-templates.ts';
import { mailedLinks } from '../../../application/accounts/links/mailed-links.ts';
import { sendMailJob } from '../../../application/mail/send-mail-job.ts';
import { providing } from '../binding.ts';
import { accounts } from '../tokens/account-tokens.ts';
import { jobs } from '../tokens/job-tokens.ts';
import { mail } from '../tokens/mail-tokens.ts';
import { payments } from '../tokens/payment-tokens.ts';
import { kernel } from '../tokens/tokens.ts';

export const mailServing = new ContainerModule((options) => {
  const provide = providing(options);
  provide(mail.templates, [kernel.config], ({ appName }) => new EtaTemplates(appName));
  provide(mail.mailer, [kernel.config, kernel.clock, kernel.log], ({ mail: { smtpUrl, from }, dataDir }, clock, log) =>
    smtpUrl === undefined ? new FileMailer(join(dataDir, 'mail'), clock, log) : new SmtpMailer(smtpUrl, from, log),
  );
  provide(
    jobs.handlers,
    [
      ...[accounts.users, accounts.store, accounts.linkTokens, mail.templates, mail.mailer],
      ...[payments.store, kernel.config, kernel.clock],
    ] as const,
    (users, { links }, linkTokens, templates, mailer, { payments: paid }, { appUrl }, clock) =>
      sendMailJob({
        ...{ users, templates, mailer },
        links: mailedLinks(appUrl, links, linkTokens, clock),
        boughtBy: async (paymentId) => (await paid.withId(paymentId))?.facts.description ?? null,
      }),
  );
});
