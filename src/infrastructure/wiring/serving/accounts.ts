import { ContainerModule } from 'inversify';
import { BoundedStreams } from '../../../adapters/http/kit/bounded-streams.ts';
import { accountEndpoints } from '../../../adapters/http/v1/accounts/endpoints.ts';
import { SignInRateLimits } from '../../../adapters/http/v1/accounts/sign-in-rate-limits.ts';
import { sharesOf } from '../../../adapters/persistence/mikro-orm/connection/shares.ts';
import { accountUseCases } from '../../../application/accounts/use-cases.ts';
import { providing } from '../binding.ts';
import { accounts } from '../tokens/account-tokens.ts';
import { http, kernel } from '../tokens/tokens.ts';
import { checkOriginOf } from './check-origin-of.ts';

/** Milliseconds. */
const longestExport = 60_000;

export const accountsServing = new ContainerModule((options) => {
  const provide = providing(options);
  provide(accounts.useCases, [accounts.ports], accountUseCases);
  provide(
    http.v1Endpoints,
    [accounts.useCases, accounts.refreshTokens, http.limits, kernel.meters, kernel.config],
    (useCases, refreshTokens, limits, meters, config) =>
      accountEndpoints(useCases, {
        rateLimits: new SignInRateLimits(limits, refreshTokens, (limit) => meters.refusedByLimit(limit)),
        checkOrigin: checkOriginOf(config),
        cookies: { behindProxies: config.trustedProxies > 0, isProduction: config.environment === 'production' },
        exports: new BoundedStreams({
          most: sharesOf(config.database.poolSize).exports.concurrent,
          longest: longestExport,
        }),
      }),
  );
});
