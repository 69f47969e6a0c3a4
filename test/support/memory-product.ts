import type { RequestListener } from 'node:http';
import type { Container, ContainerModule } from 'inversify';
import { memoryLimits } from '../../src/adapters/limits/memory-limits.ts';
import type { Log } from '../../src/application/kernel/log.ts';
import type { Meters } from '../../src/application/kernel/meters.ts';
import { type Instant, millisecondsOf } from '../../src/domain/kernel/instant.ts';
import { Secret } from '../../src/domain/kernel/secret.ts';
import { readConfig } from '../../src/infrastructure/config/read-config.ts';
import { createServerContainer } from '../../src/infrastructure/wiring/create-server-container.ts';
import { memoryStoreModule } from '../../src/infrastructure/wiring/stores/memory-store.ts';
import { http, kernel } from '../../src/infrastructure/wiring/tokens/tokens.ts';
import { ManualClock } from './manual-clock.ts';

export const sharedSecret = 'a secret of the tests, at least 32 bytes long';

export interface ProductSettings {
  readonly environment?: Readonly<Record<string, string>>;
  readonly log?: Log;
  /** Replaces bindings, for example by parts that fail. */
  readonly rewire?: (container: Container) => void;
  /** Another store than the one in memory. */
  readonly store?: ContainerModule;
}

export interface MemoryProduct {
  readonly listener: RequestListener;
  readonly clock: ManualClock;
  readonly container: Container;
}

export const secondsOf = (instant: Instant): number => Math.floor(millisecondsOf(instant) / 1000);

const unmeasured: Meters = {
  request: () => {},
  refusedByLimit: () => {},
  query: () => {},
  job: () => {},
  logIn: () => {},
  payment: () => {},
  upload: () => {},
  download: () => {},
  filesSwept: () => {},
  webhookDelivery: () => {},
};
const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** What a program would have found out, for a store that keeps everything in memory. */
export function memorySurroundings({
  environment = {},
  log = silent,
  store = memoryStoreModule,
}: ProductSettings = {}) {
  const config = readConfig({ RATE_LIMIT_PER_MINUTE: '1000000', BETTER_AUTH_SECRET: sharedSecret, ...environment });
  if (config.isErr()) throw new Error(JSON.stringify(config.error));
  return {
    config: config.value,
    secret: new Secret(sharedSecret),
    log,
    meters: unmeasured,
    limits: memoryLimits(config.value.limits),
    exposition: { contentType: 'text/plain', text: async () => '' },
    operator: 'cli:tester',
    store,
  };
}

/** The product as the server wires it, but on the memory store and under a clock that stands still. */
export function memoryProduct(settings: ProductSettings = {}): MemoryProduct {
  const clock = new ManualClock();
  const container = createServerContainer(memorySurroundings(settings));
  container.rebind(kernel.clock).toConstantValue(clock);
  settings.rewire?.(container);
  return { listener: container.get(http.listener), clock, container };
}
