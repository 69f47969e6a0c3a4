import { ContainerModule } from 'inversify';
import { accountEndpoints } from '../../adapters/http/v1/accounts/endpoints.ts';
import { checkOrigin } from '../../adapters/http/v1/accounts/find-token.ts';
import { SignInGate } from '../../adapters/http/v1/accounts/sign-in-limits.ts';
import { BcryptPasswords, leastCost } from '../../adapters/security/bcrypt-passwords.ts';
import { ChainedRefreshTokens } from '../../adapters/security/chained-refresh-tokens.ts';
import { HmacLinkTokens } from '../../adapters/security/hmac-link-tokens.ts';
import { ChangePassword } from '../../application/accounts/change-password.ts';
import { EndSession } from '../../application/accounts/end-session.ts';
import { EraseMe } from '../../application/accounts/erase-me.ts';
import { EraseUser, sweepErased, sweepErasedUsers } from '../../application/accounts/erase-user.ts';
import { ExportMe } from '../../application/accounts/export-me.ts';
import { forgetExpired, forgetExpiredSignIns } from '../../application/accounts/forget-expired.ts';
import { ForgotPassword } from '../../application/accounts/forgot-password.ts';
import { ListSessions } from '../../application/accounts/list-sessions.ts';
import { LogIn } from '../../application/accounts/log-in.ts';
import { LogOut } from '../../application/accounts/log-out.ts';
import { RefreshSession } from '../../application/accounts/refresh.ts';
import { Register } from '../../application/accounts/register.ts';
import { RenameMe } from '../../application/accounts/rename-me.ts';
import { ResendVerification } from '../../application/accounts/resend-verification.ts';
import { ResetPassword } from '../../application/accounts/reset-password.ts';
import { SecurityEvents } from '../../application/accounts/security-events.ts';
import { ShowMe } from '../../application/accounts/show-me.ts';
import { SessionOpener } from '../../application/accounts/signed-in.ts';
import { VerifyEmail } from '../../application/accounts/verify-email.ts';
import { ListAudit } from '../../application/audit/list-audit.ts';
import { accountParts, audit, jobs } from '../account-tokens.ts';
import { providing } from '../binding.ts';
import { accounts, http, kernel } from '../tokens.ts';

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
      accountParts.sessionStandings,
      accounts.standings,
      kernel.clock,
      kernel.ids,
    ],
    (unit, stored, hashes, refreshTokens, linkTokens, opener, events, operator, ended, standings, clock, ids) => ({
      ...{ unit, store: stored, guesses: stored.guesses, hashes, refreshTokens, linkTokens },
      ...{ opener, events, operator, ended, standings, clock, ids },
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
