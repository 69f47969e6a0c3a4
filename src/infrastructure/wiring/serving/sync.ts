import { ContainerModule } from 'inversify';
import { ChangeStreams } from '../../../adapters/http/v1/changes/change-streams.ts';
import { changeEndpoints } from '../../../adapters/http/v1/changes/endpoints.ts';
import { syncEndpoints } from '../../../adapters/http/v1/sync/endpoints.ts';
import { systemRandom } from '../../../adapters/system/system-random.ts';
import { EndOfAccess } from '../../../application/accounts/sessions/end-of-access.ts';
import { every, providing } from '../binding.ts';
import { accounts } from '../tokens/account-tokens.ts';
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
  provide(
    sync.streams,
    [
      ...[sync.changes, accounts.accountStatuses, accounts.sessionStatuses],
      ...[every(http.v1Resources), kernel.clock, kernel.log],
    ] as const,
    (changes, accountStatuses, sessionStatuses, resources, clock, log) => {
      const endOfAccess = new EndOfAccess(accountStatuses, sessionStatuses, clock);
      return new ChangeStreams({
        ...{ changes, clock, log },
        whyEnded: (actor) => endOfAccess.of(actor),
        comeBackAfter: () => (1_000 + systemRandom.below(9_001)) / 1_000,
        kinds: resources.map(({ kind }) => kind.name),
      });
    },
  );
  provide(http.v1Endpoints, [sync.streams, kernel.clock], changeEndpoints);
});
