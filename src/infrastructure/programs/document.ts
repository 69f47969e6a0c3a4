import type { OpenApiDocument } from '../../adapters/http/kit/openapi/open-api-document.ts';
import { memoryLimits } from '../../adapters/limits/memory-limits.ts';
import { Secret } from '../../domain/kernel/secret.ts';
import { describeMistakes, readConfig } from '../config/read-config.ts';
import { version } from '../config/version.ts';
import { PrometheusMeters } from '../metrics/prometheus-meters.ts';
import { createServerContainer } from '../wiring/create-server-container.ts';
import { memoryStoreModule } from '../wiring/stores/memory-store.ts';
import { http } from '../wiring/tokens/tokens.ts';
import { commandLog } from './command-tools.ts';

/** The API as it is everywhere, whatever the settings of this place; nothing of it is ever called. */
export function document(): () => OpenApiDocument {
  const meters = new PrometheusMeters(version);
  const config = readConfig({}).match(
    (config) => config,
    (mistakes) => {
      throw new Error(describeMistakes(mistakes));
    },
  );
  const secret = new Secret('never used');
  const rest = {
    limits: memoryLimits(config.limits),
    log: commandLog(),
    meters,
    exposition: meters,
    store: memoryStoreModule,
  };
  return createServerContainer({ config, secret, ...rest }).get(http.document);
}
