import { ContainerModule } from 'inversify';
import { ChangeAccountStatus } from '../../../application/accounts/operator/change-account-status.ts';
import { CreateUser } from '../../../application/accounts/operator/create-user.ts';
import { DeleteUser } from '../../../application/accounts/operator/delete-user.ts';
import { ExportUser } from '../../../application/accounts/operator/export-user.ts';
import { FindUser } from '../../../application/accounts/operator/find-user.ts';
import { ListUsers } from '../../../application/accounts/operator/list-users.ts';
import { RevokeSessions } from '../../../application/accounts/operator/revoke-sessions.ts';
import { SetPassword } from '../../../application/accounts/operator/set-password.ts';
import { ListSessions } from '../../../application/accounts/sessions/list-sessions.ts';
import { providing } from '../binding.ts';
import { accountParts, operators } from '../tokens/account-tokens.ts';
import { accounts, kernel } from '../tokens/tokens.ts';

const { parts, directory, erase, store } = accountParts;

/** What operators do to accounts, on the command line. */
export const operatorsModule = new ContainerModule((options) => {
  const provide = providing(options);
  provide(operators.find, [accounts.users, directory], (users, found) => new FindUser(users, found));
  provide(operators.list, [directory], (found) => new ListUsers(found));
  provide(operators.create, [parts], (made) => new CreateUser(made));
  provide(operators.changeAccountStatus, [parts], (made) => new ChangeAccountStatus(made));
  provide(operators.setPassword, [parts], (made) => new SetPassword(made));
  provide(operators.sessions, [store, kernel.clock], ({ sessions }, clock) => new ListSessions(sessions, clock));
  provide(operators.revokeSessions, [parts], (made) => new RevokeSessions(made));
  provide(operators.exportUser, [parts], (made) => new ExportUser(made));
  provide(operators.remove, [parts, erase], (made, erasing) => new DeleteUser(made, erasing));
});
