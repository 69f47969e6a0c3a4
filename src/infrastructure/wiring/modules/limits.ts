import { ContainerModule } from 'inversify';
import { openLimits } from '../../../adapters/limits/open-limits.ts';
import { providing } from '../binding.ts';
import { http, kernel } from '../tokens/tokens.ts';

export const limitsModule = new ContainerModule((options) => {
  const provide = providing(options);
  provide(http.limits, [kernel.config, kernel.log], ({ limits }, log) => openLimits(limits, log));
});
