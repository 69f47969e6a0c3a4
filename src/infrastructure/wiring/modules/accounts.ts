import { ContainerModule } from 'inversify';
import { accountEndpoints } from '../../../adapters/http/v1/accounts/endpoints.ts';
import { checkOrigin } from '../../../adapters/http/v1/accounts/find-token.ts';
import { SignInGate } from '../../../adapters/http/v1/accounts/sign-in-limits.ts';
import { BcryptPasswords, leastCost } from '../../../adapters/security/bcrypt-passwords.ts';
import { ChainedRefreshTokens } from '../../../adapters/security/chained-refresh-tokens.ts';
import { HmacLinkTokens } from '../../../adapters/security/hmac-link-tokens.ts';
import { ResendVerification } from '../../../application/accounts/links/resend-verification.ts';
import { VerifyEmail } from '../../../application/accounts/links/verify-email.ts';
import { ChangePassword } from '../../../application/accounts/passwords/change-password.ts';
import { ForgotPassword } from '../../../application/accounts/passwords/forgot-password.ts';
import { ResetPassword } from '../../../application/accounts/passwords/reset-password.ts';
import { EraseMe } from '../../../application/accounts/profile/erase-me.ts';
import { EraseUser, sweepErased, sweepErasedUsers } from '../../../application/accounts/profile/erase-user.ts';
import { ExportMe } from '../../../application/accounts/profile/export-me.ts';
import { Register } from '../../../application/accounts/profile/register.ts';
import { RenameMe } from '../../../application/accounts/profile/rename-me.ts';
import { ShowMe } from '../../../application/accounts/profile/show-me.ts';
import { SecurityEvents } from '../../../application/accounts/security-events.ts';
import { EndSession } from '../../../application/accounts/sessions/end-session.ts';
import { forgetExpired, forgetExpiredSignIns } from '../../../application/accounts/sessions/forget-expired.ts';
import { ListSessions } from '../../../application/accounts/sessions/list-sessions.ts';
import { LogIn } from '../../../application/accounts/sessions/log-in.ts';
import { LogOut } from '../../../application/accounts/sessions/log-out.ts';
import { RefreshSession } from '../../../application/accounts/sessions/refresh-session.ts';
import { SessionOpener } from '../../../application/accounts/sessions/session-opener.ts';
import { ListAudit } from '../../../application/audit/list-audit.ts';
import { providing } from '../binding.ts';
import { accountParts, audit, jobs } from '../tokens/account-tokens.ts';
import { accounts, http, kernel } from '../tokens/tokens.ts';

const { parts, store } = accountParts;

export const accountsModule = new ContainerModule((options) => {
  const provide = providing(options);
  provide(accountParts.hashes, [], () => new BcryptPasswords({ cost: leastCost }));
  provide(accountParts.refreshTokens, [kernel.secret], (secret) => new ChainedRefreshTokens(secret));
  provide(accountParts.linkTokens, [kernel.secret], (secret) => new HmacLinkTokens(secret));
  provide(
    accountParts.events,
    [kernel.ids, kernel.clock, kernel.log],
    (ids, clock, log) => new SecurityEvents(ids, clock, log),
  );
  provide(
    accountParts.opener,
    [accounts.tokenMint, accountParts.refreshTokens, kernel.config, kernel.clock, kernel.ids],
    (mint, refreshTokens, { tokens: lifetimes }, clock, ids) =>
      new SessionOpener({ mint, refreshTokens, lifetimes, clock, ids }),
  );
  provide(
    parts,
    [
      accountParts.unitOfWork,
      store,
      accountParts.hashes,
      accountParts.refreshTokens,
      accountParts.linkTokens,
      accountParts.opener,
      accountParts.events,
      kernel.operator,
      accountParts.sessionStatuses,
      accounts.accountStatuses,
      kernel.clock,
      kernel.ids,
    ],
    (
      unit,
      stored,
      hashes,
      refreshTokens,
      linkTokens,
      opener,
      events,
      operator,
      ended,
      accountStatuses,
      clock,
      ids,
    ) => ({
      ...{ unit, store: stored, guesses: stored.guesses, hashes, refreshTokens, linkTokens },
      ...{ opener, events, operator, ended, accountStatuses, clock, ids },
    }),
  );
  provide(accountParts.erase, [parts, jobs.queue], (made, queue) => new EraseUser(made, queue));
  provide(audit.list, [audit.log], (log) => new ListAudit(log));
  provide(jobs.kinds, [], () => sweepErased);
  provide(jobs.handlers, [store], ({ personal }) => sweepErasedUsers(personal));
  provide(jobs.kinds, [], () => forgetExpired);
  provide(jobs.handlers, [store, kernel.clock], (stored, clock) => forgetExpiredSignIns(stored, stored.guesses, clock));
  provide(
    http.v1Endpoints,
    [parts, accountParts.erase, http.limits, kernel.meters, kernel.config, kernel.clock],
    (made, erase, limits, meters, { tokens: lifetimes, corsOrigins, trustedProxies }, clock) =>
      accountEndpoints(
        {
          register: new Register(made),
          logIn: new LogIn(made, meters),
          refresh: new RefreshSession(made, lifetimes),
          logOut: new LogOut(made),
          forgot: new ForgotPassword(made),
          reset: new ResetPassword(made),
          verify: new VerifyEmail(made),
          resend: new ResendVerification(made),
          listSessions: new ListSessions(made.store.sessions, clock),
          endSession: new EndSession(made),
          show: new ShowMe(made.store.users),
          rename: new RenameMe(made),
          changePassword: new ChangePassword(made),
          exportMe: new ExportMe(made),
          erase: new EraseMe(made, erase),
        },
        {
          gate: new SignInGate(limits, made.refreshTokens, (limit) => meters.refusedByLimit(limit)),
          checkOrigin: checkOrigin(corsOrigins),
          behindProxies: trustedProxies > 0,
        },
      ),
  );
});
