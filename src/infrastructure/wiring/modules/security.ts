import { ContainerModule } from 'inversify';
import { BcryptPasswords, minCost } from '../../../adapters/security/bcrypt-passwords.ts';
import { ChainedRefreshTokens } from '../../../adapters/security/chained-refresh-tokens.ts';
import { HmacLinkTokens } from '../../../adapters/security/hmac-link-tokens.ts';
import { JoseAccessTokenSigner } from '../../../adapters/security/jose-access-token-signer.ts';
import { SharedSecret } from '../../../adapters/security/shared-secret.ts';
import { providing } from '../binding.ts';
import { accounts } from '../tokens/account-tokens.ts';
import { kernel } from '../tokens/tokens.ts';

export const securityModule = new ContainerModule((options) => {
  const provide = providing(options);
  provide(accounts.hashes, [], () => new BcryptPasswords({ cost: minCost }));
  provide(accounts.refreshTokens, [kernel.secret], (secret) => new ChainedRefreshTokens(secret));
  provide(accounts.linkTokens, [kernel.secret], (secret) => new HmacLinkTokens(secret));
  provide(accounts.sharedSecret, [kernel.secret], (secret) => new SharedSecret(secret));
  provide(
    accounts.accessTokenSigner,
    [accounts.sharedSecret, kernel.clock],
    (secret, clock) => new JoseAccessTokenSigner(secret, clock),
  );
});
