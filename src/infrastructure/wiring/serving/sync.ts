import { ContainerModule } from 'inversify';
import { syncEndpoints } from '../../../adapters/http/v1/sync/endpoints.ts';
import { every, providing } from '../binding.ts';
import { sync } from '../tokens/sync-tokens.ts';
import { http, kernel } from '../tokens/tokens.ts';

export const syncServing = new ContainerModule((options) => {
  const provide = providing(options);
  provide(
    http.v1Endpoints,
    [sync.useCases, every(http.v1Resources), kernel.log, kernel.isUnavailable, kernel.isBeyondItsShare],
    (useCases, resources, log, isUnavailable, isBeyondItsShare) =>
      syncEndpoints(useCases, resources, { log, isUnavailable, isBeyondItsShare }),
  );
});
