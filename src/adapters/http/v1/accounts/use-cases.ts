import type { ResendVerification } from '../../../../application/accounts/links/resend-verification.ts';
import type { VerifyEmail } from '../../../../application/accounts/links/verify-email.ts';
import type { ChangePassword } from '../../../../application/accounts/passwords/change-password.ts';
import type { ForgotPassword } from '../../../../application/accounts/passwords/forgot-password.ts';
import type { ResetPassword } from '../../../../application/accounts/passwords/reset-password.ts';
import type { EraseMe } from '../../../../application/accounts/profile/erase-me.ts';
import type { ExportMe } from '../../../../application/accounts/profile/export-me.ts';
import type { Register } from '../../../../application/accounts/profile/register.ts';
import type { RenameMe } from '../../../../application/accounts/profile/rename-me.ts';
import type { ShowMe } from '../../../../application/accounts/profile/show-me.ts';
import type { EndSession } from '../../../../application/accounts/sessions/end-session.ts';
import type { ListSessions } from '../../../../application/accounts/sessions/list-sessions.ts';
import type { LogIn } from '../../../../application/accounts/sessions/log-in.ts';
import type { LogOut } from '../../../../application/accounts/sessions/log-out.ts';
import type { RefreshSession } from '../../../../application/accounts/sessions/refresh-session.ts';
import type { CheckOrigin } from './find-token.ts';
import type { SignInGate } from './sign-in-limits.ts';

export interface AccountUseCases {
  readonly register: Register;
  readonly logIn: LogIn;
  readonly refresh: RefreshSession;
  readonly logOut: LogOut;
  readonly forgot: ForgotPassword;
  readonly reset: ResetPassword;
  readonly verify: VerifyEmail;
  readonly resend: ResendVerification;
  readonly listSessions: ListSessions;
  readonly endSession: EndSession;
  readonly show: ShowMe;
  readonly rename: RenameMe;
  readonly changePassword: ChangePassword;
  readonly exportMe: ExportMe;
  readonly erase: EraseMe;
}

/** What the routes of accounts need beside their use cases. */
export interface AccountSurroundings {
  readonly gate: SignInGate;
  readonly checkOrigin: CheckOrigin;
  readonly behindProxies: boolean;
}
