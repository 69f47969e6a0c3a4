import type { DemoParts } from './demo-parts.ts';
import { SeedDemo } from './seed-demo.ts';

export interface DemoUseCases {
  readonly seed: SeedDemo;
}

export const demoUseCases = (parts: DemoParts): DemoUseCases => ({ seed: new SeedDemo(parts) });
