import { ContainerModule } from 'inversify';
import { JoseAccessTokenVerifier, trustedIssuer } from '../../../adapters/security/jose-access-token-verifier.ts';
import { Authenticate } from '../../../application/accounts/sessions/authenticate.ts';
import { ValidateSession } from '../../../application/accounts/sessions/validate-session.ts';
import { providing } from '../binding.ts';
import { accounts } from '../tokens/account-tokens.ts';
import { kernel } from '../tokens/tokens.ts';

export const securityServing = new ContainerModule((options) => {
  const provide = providing(options);
  provide(
    accounts.accessTokenVerifier,
    [accounts.sharedSecret, kernel.config, kernel.clock, kernel.log],
    (secret, { betterAuth }, clock, log) =>
      new JoseAccessTokenVerifier({ secret, betterAuth: betterAuth && trustedIssuer(betterAuth, log), clock }),
  );
  provide(
    accounts.authenticate,
    [
      accounts.accessTokenVerifier,
      accounts.accountStatuses,
      accounts.sessionStatuses,
      accounts.store,
      accounts.users,
      kernel.clock,
    ],
    (tokens, accountStatuses, sessionStatuses, { sessions }, users, clock) => {
      const validator = new ValidateSession(sessionStatuses, sessions, clock);
      return new Authenticate({ tokens, accountStatuses, sessions: validator, users, clock });
    },
  );
});
