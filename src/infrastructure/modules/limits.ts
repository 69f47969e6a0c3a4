import { ContainerModule } from 'inversify';
import { MemoryRateLimit } from '../../adapters/limits/memory-rate-limit.ts';
import { quotasOf } from '../../adapters/limits/quota.ts';
import { providing } from '../binding.ts';
import { http, kernel } from '../tokens.ts';

export const limitsModule = new ContainerModule((options) => {
  const provide = providing(options);
  provide(http.limitPerUser, [kernel.config], ({ limits }) => new MemoryRateLimit(quotasOf(limits).perUser));
  provide(http.limitPerAddress, [kernel.config], ({ limits }) => new MemoryRateLimit(quotasOf(limits).perAddress));
});
