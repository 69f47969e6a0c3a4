import { ContainerModule } from 'inversify';
import { randomIds } from '../../../adapters/system/random-ids.ts';
import { systemClock } from '../../../adapters/system/system-clock.ts';
import { providing } from '../binding.ts';
import { kernel } from '../tokens/tokens.ts';

export const systemModule = new ContainerModule((options) => {
  const provide = providing(options);
  provide(kernel.clock, [], () => systemClock);
  provide(kernel.ids, [], () => randomIds);
});
