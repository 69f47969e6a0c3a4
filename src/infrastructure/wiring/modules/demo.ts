import { ContainerModule } from 'inversify';
import { demoUseCases } from '../../../application/demo/use-cases.ts';
import { providing } from '../binding.ts';
import { audit } from '../tokens/audit-tokens.ts';
import { demo } from '../tokens/demo-tokens.ts';
import { kernel } from '../tokens/tokens.ts';

export const demoModule = new ContainerModule((options) => {
  const provide = providing(options);
  provide(
    demo.useCases,
    [demo.store, audit.log, kernel.operator, kernel.clock, kernel.ids],
    (store, log, operator, clock, ids) => demoUseCases({ store, audit: log, operator, clock, ids }),
  );
});
