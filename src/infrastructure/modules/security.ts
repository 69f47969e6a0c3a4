import { ContainerModule } from 'inversify';
import { JoseAccessTokens, trustedIssuer } from '../../adapters/security/jose-access-tokens.ts';
import { JoseTokenMint } from '../../adapters/security/jose-token-mint.ts';
import { SharedSecret } from '../../adapters/security/shared-secret.ts';
import { AdmitSession } from '../../application/accounts/admit-session.ts';
import { Authenticate } from '../../application/accounts/authenticate.ts';
import { accountParts } from '../account-tokens.ts';
import { providing } from '../binding.ts';
import { accounts, kernel } from '../tokens.ts';

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
    [accountParts.sessionStandings, accountParts.store, kernel.clock],
    (standings, { sessions }, clock) => new AdmitSession(standings, sessions, clock),
  );
  provide(
    accounts.authenticate,
    [accounts.accessTokens, accounts.standings, accounts.sessionDoor, accounts.users, kernel.clock],
    (tokens, standings, sessions, users, clock) => new Authenticate({ tokens, standings, sessions, users, clock }),
  );
});
