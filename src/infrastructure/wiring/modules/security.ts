import { ContainerModule } from 'inversify';
import { JoseAccessTokens, trustedIssuer } from '../../../adapters/security/jose-access-tokens.ts';
import { JoseTokenMint } from '../../../adapters/security/jose-token-mint.ts';
import { SharedSecret } from '../../../adapters/security/shared-secret.ts';
import { AdmitSession } from '../../../application/accounts/sessions/admit-session.ts';
import { Authenticate } from '../../../application/accounts/sessions/authenticate.ts';
import { providing } from '../binding.ts';
import { accountParts } from '../tokens/account-tokens.ts';
import { accounts, kernel } from '../tokens/tokens.ts';

export const securityModule = new ContainerModule((options) => {
  const provide = providing(options);
  provide(accounts.sharedSecret, [kernel.secret], (secret) => new SharedSecret(secret));
  provide(
    accounts.accessTokens,
    [accounts.sharedSecret, kernel.config, kernel.clock, kernel.log],
    (secret, { betterAuth }, clock, log) =>
      new JoseAccessTokens({
        secret,
        betterAuth: betterAuth && trustedIssuer(betterAuth, log),
        clock,
      }),
  );
  provide(
    accounts.tokenMint,
    [accounts.sharedSecret, kernel.clock],
    (secret, clock) => new JoseTokenMint(secret, clock),
  );
  provide(
    accounts.sessionDoor,
    [accountParts.sessionStatuses, accountParts.store, kernel.clock],
    (accountStatuses, { sessions }, clock) => new AdmitSession(accountStatuses, sessions, clock),
  );
  provide(
    accounts.authenticate,
    [accounts.accessTokens, accounts.accountStatuses, accounts.sessionDoor, accounts.users, kernel.clock],
    (tokens, accountStatuses, sessions, users, clock) =>
      new Authenticate({ tokens, accountStatuses, sessions, users, clock }),
  );
});
