import { type AccountPorts, accountParts } from './account-parts.ts';
import { ResendVerification } from './links/resend-verification.ts';
import { VerifyEmail } from './links/verify-email.ts';
import { ChangePassword } from './passwords/change-password.ts';
import { ForgotPassword } from './passwords/forgot-password.ts';
import { ResetPassword } from './passwords/reset-password.ts';
import { EraseMe } from './profile/erase-me.ts';
import { ExportMe } from './profile/export-me.ts';
import { Register } from './profile/register.ts';
import { RenameMe } from './profile/rename-me.ts';
import { ShowMe } from './profile/show-me.ts';
import { EndSession } from './sessions/end-session.ts';
import { ListSessions } from './sessions/list-sessions.ts';
import { LogIn } from './sessions/log-in.ts';
import { LogOut } from './sessions/log-out.ts';
import { RefreshSession } from './sessions/refresh-session.ts';

/** What people do with their own accounts. */
export interface AccountUseCases {
  readonly register: Register;
  readonly logIn: LogIn;
  readonly refresh: RefreshSession;
  readonly logOut: LogOut;
  readonly listSessions: ListSessions;
  readonly endSession: EndSession;
  readonly forgotPassword: ForgotPassword;
  readonly resetPassword: ResetPassword;
  readonly changePassword: ChangePassword;
  readonly verifyEmail: VerifyEmail;
  readonly resendVerification: ResendVerification;
  readonly show: ShowMe;
  readonly rename: RenameMe;
  readonly exportMe: ExportMe;
  readonly erase: EraseMe;
}

export function accountUseCases(ports: AccountPorts): AccountUseCases {
  const parts = accountParts(ports);
  return {
    register: new Register(parts),
    logIn: new LogIn(parts),
    refresh: new RefreshSession(parts),
    logOut: new LogOut(parts),
    listSessions: new ListSessions(parts),
    endSession: new EndSession(parts),
    forgotPassword: new ForgotPassword(parts),
    resetPassword: new ResetPassword(parts),
    changePassword: new ChangePassword(parts),
    verifyEmail: new VerifyEmail(parts),
    resendVerification: new ResendVerification(parts),
    show: new ShowMe(parts),
    rename: new RenameMe(parts),
    exportMe: new ExportMe(parts),
    erase: new EraseMe(parts),
  };
}
