import type { UserDirectory } from '../accounts/profile/ports.ts';
import type { MailFacts, MailName, Outbox } from '../mail/ports.ts';

/** Where there are more admins than that, only the first are mailed. */
const most = 100;

/** The same mail to everybody who looks after the installation. */
export async function mailAdmins<Name extends MailName>(
  directory: Pick<UserDirectory, 'page'>,
  outbox: Outbox,
  name: Name,
  facts: MailFacts[Name],
): Promise<void> {
  const { items } = await directory.page({ role: 'admin', state: 'live' }, { limit: most, offset: 0 });
  for (const admin of items) await outbox.post(name, admin.facts.id, facts);
}
