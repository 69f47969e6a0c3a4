import type { MailedLinks } from '../accounts/links/ports.ts';
import type { Users } from '../accounts/profile/ports.ts';
import type { JobHandler } from '../jobs/ports.ts';
import type { Mailer, MailFacts, MailName, MailTemplates } from './ports.ts';
import { type MailOrder, sendMail } from './queued-outbox.ts';

interface Parts {
  readonly users: Pick<Users, 'withId'>;
  readonly links: MailedLinks;
  readonly templates: MailTemplates;
  readonly mailer: Mailer;
  /** What a payment was for; looked up now, as it may be erased by then. */
  readonly boughtBy: (paymentId: string) => Promise<string | null>;
}

/** Writes and sends a queued mail: only here do its facts meet the recipient's address and the token of its link. */
export const sendMailJob = ({ users, links, templates, mailer, boughtBy }: Parts): JobHandler<MailOrder> => ({
  kind: sendMail,
  run: async ({ mail: name, userId, ...facts }, { id }) => {
    const user = userId === null ? undefined : await users.withId(userId);
    const address = user?.facts.email ?? null;
    if (user === undefined || address === null) return;
    const linkId = facts['linkId'];
    const link = typeof linkId === 'string' ? await links.addressOf(name, linkId) : null;
    if (link === undefined) return;
    const to = { address, name: user.facts.name };
    const paymentId = facts['paymentId'];
    const bought = typeof paymentId === 'string' ? await boughtBy(paymentId) : null;
    const written = templates.write(name, to, facts as unknown as MailFacts[MailName], link, bought);
    await mailer.send({ id, name, to, ...written });
  },
});
