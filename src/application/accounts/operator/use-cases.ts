import { type AccountPorts, accountParts } from '../account-parts.ts';
import type { UserDirectory } from '../profile/ports.ts';
import { ListSessions } from '../sessions/list-sessions.ts';
import { ChangeAccountStatus } from './change-account-status.ts';
import { CreateUser } from './create-user.ts';
import { DeleteUser } from './delete-user.ts';
import { ExportUser } from './export-user.ts';
import { FindUser } from './find-user.ts';
import { IssueToken } from './issue-token.ts';
import { RevokeSessions } from './revoke-sessions.ts';
import { SetPassword } from './set-password.ts';

/** What operators do with other people's accounts. */
export interface OperatorUseCases {
  readonly find: FindUser;
  readonly directory: Pick<UserDirectory, 'page'>;
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
