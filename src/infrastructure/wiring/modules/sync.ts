import { ContainerModule } from 'inversify';
import { systemDelay } from '../../../adapters/system/system-delay.ts';
import { forgetCommands, forgetCommandsJob } from '../../../application/sync/forget-commands.ts';
import { purgeTombstones, purgeTombstonesJob } from '../../../application/sync/purge-tombstones.ts';
import { syncUseCases } from '../../../application/sync/use-cases.ts';
import { providing } from '../binding.ts';
import { jobs } from '../tokens/job-tokens.ts';
import { sync } from '../tokens/sync-tokens.ts';
import { kernel } from '../tokens/tokens.ts';

export const syncModule = new ContainerModule((options) => {
  const provide = providing(options);
  provide(sync.useCases, [sync.changes, sync.unitOfWork, kernel.clock], (changes, unitOfWork, clock) =>
    syncUseCases({ changes, unitOfWork, clock, delay: systemDelay }),
  );
  provide(jobs.kinds, [], () => forgetCommands);
  provide(jobs.handlers, [sync.commands, kernel.clock], (commands, clock) => forgetCommandsJob(commands, clock));
  provide(jobs.kinds, [], () => purgeTombstones);
  provide(jobs.handlers, [sync.tombstones, kernel.clock], (tombstones, clock) => purgeTombstonesJob(tombstones, clock));
});
