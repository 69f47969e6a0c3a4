import type { ChangePassword } from '../../../../application/accounts/change-password.ts';
import type { EndSession } from '../../../../application/accounts/end-session.ts';
import type { EraseMe } from '../../../../application/accounts/erase-me.ts';
import type { ExportMe } from '../../../../application/accounts/export-me.ts';
import type { ForgotPassword } from '../../../../application/accounts/forgot-password.ts';
import type { ListSessions } from '../../../../application/accounts/list-sessions.ts';
import type { LogIn } from '../../../../application/accounts/log-in.ts';
import type { LogOut } from '../../../../application/accounts/log-out.ts';
import type { RefreshSession } from '../../../../application/accounts/refresh.ts';
import type { Register } from '../../../../application/accounts/register.ts';
import type { RenameMe } from '../../../../application/accounts/rename-me.ts';
import type { ResendVerification } from '../../../../application/accounts/resend-verification.ts';
import type { ResetPassword } from '../../../../application/accounts/reset-password.ts';
import type { ShowMe } from '../../../../application/accounts/show-me.ts';
import type { VerifyEmail } from '../../../../application/accounts/verify-email.ts';
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
