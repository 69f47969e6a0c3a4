import { ContainerModule } from 'inversify';
import { ListSessions } from '../../application/accounts/list-sessions.ts';
import { ChangeStanding } from '../../application/accounts/operator/change-standing.ts';
import { CreateUser } from '../../application/accounts/operator/create-user.ts';
import { DeleteUser } from '../../application/accounts/operator/delete-user.ts';
import { ExportUser } from '../../application/accounts/operator/export-user.ts';
import { FindUser } from '../../application/accounts/operator/find-user.ts';
import { ListUsers } from '../../application/accounts/operator/list-users.ts';
import { RevokeSessions } from '../../application/accounts/operator/revoke-sessions.ts';
import { SetPassword } from '../../application/accounts/operator/set-password.ts';
import { accountParts, operators } from '../account-tokens.ts';
import { providing } from '../binding.ts';
import { accounts, kernel } from '../tokens.ts';

const { parts, directory, erase, store } = accountParts;

/** What operators do to accounts, on the command line. */
export const operatorsModule = new ContainerModule((options) => {
  const provide = providing(options);
  provide(operators.find, [accounts.users, directory], (users, found) => new FindUser(users, found));
  provide(operators.list, [directory], (found) => new ListUsers(found));
  provide(operators.create, [parts], (made) => new CreateUser(made));
  provide(operators.changeStanding, [parts], (made) => new ChangeStanding(made));
  provide(operators.setPassword, [parts], (made) => new SetPassword(made));
  provide(operators.sessions, [store, kernel.clock], ({ sessions }, clock) => new ListSessions(sessions, clock));
  provide(operators.revokeSessions, [parts], (made) => new RevokeSessions(made));
  provide(operators.exportUser, [parts], (made) => new ExportUser(made));
  provide(operators.remove, [parts, erase], (made, erasing) => new DeleteUser(made, erasing));
});
