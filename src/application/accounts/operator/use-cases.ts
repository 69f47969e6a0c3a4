import { type AccountPorts, accountParts } from '../account-parts.ts';
import type { UserDirectory } from '../profile/ports.ts';
import { ListSessions } from '../sessions/list-sessions.ts';
import { AdmitAdmin } from './admit-admin.ts';
import { ChangeAccountStatus } from './change-account-status.ts';
import { CountPeople } from './count-people.ts';
import { CreateUser } from './create-user.ts';
import { DeleteUser } from './delete-user.ts';
import { ExportUser } from './export-user.ts';
import { FindUser } from './find-user.ts';
import { IssueToken } from './issue-token.ts';
import { RevokeSessions } from './revoke-sessions.ts';
import { SetPassword } from './set-password.ts';
import { ShowUser } from './show-user.ts';

/** What operators do with other people's accounts. */
export interface OperatorUseCases {
  readonly find: FindUser;
  readonly directory: Pick<UserDirectory, 'page' | 'lists'>;
  readonly show: ShowUser;
  readonly count: CountPeople;
  readonly admit: AdmitAdmin;
  readonly create: CreateUser;
  readonly changeAccountStatus: ChangeAccountStatus;
  readonly setPassword: SetPassword;
  readonly listSessions: ListSessions;
  readonly revokeSessions: RevokeSessions;
  readonly issueToken: IssueToken;
  readonly exportUser: ExportUser;
  readonly deleteUser: DeleteUser;
}

export function operatorUseCases(ports: AccountPorts): OperatorUseCases {
  const parts = accountParts(ports);
  const find = new FindUser(parts);
  return {
    find,
    directory: parts.directory,
    show: new ShowUser(parts),
    count: new CountPeople(parts),
    admit: new AdmitAdmin(parts),
    create: new CreateUser(parts),
    changeAccountStatus: new ChangeAccountStatus(parts),
    setPassword: new SetPassword(parts),
    listSessions: new ListSessions(parts),
    revokeSessions: new RevokeSessions(parts),
    issueToken: new IssueToken(parts, find),
    exportUser: new ExportUser(parts),
    deleteUser: new DeleteUser(parts),
  };
}
