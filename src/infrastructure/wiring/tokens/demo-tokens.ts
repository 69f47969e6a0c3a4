import type { DemoStore } from '../../../application/demo/ports.ts';
import type { DemoUseCases } from '../../../application/demo/use-cases.ts';
import { token } from '../binding.ts';

export const demo = {
  store: token<DemoStore>('DemoStore'),
  useCases: token<DemoUseCases>('use cases of the demo'),
};
