import type { OpenApiDocument } from '../../adapters/http/kit/openapi/document.ts';
import { Secret } from '../../domain/kernel/secret.ts';
import { describeMistakes, readConfig } from '../config/read-config.ts';
import { createContainer } from '../container.ts';
import { PrometheusMeters } from '../metrics.ts';
import { memoryStoreModule } from '../modules/memory-store.ts';
import { http } from '../tokens.ts';
import { version } from '../version.ts';
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
  const rest = { log: commandLog(), meters, exposition: meters, store: memoryStoreModule };
  return createContainer({ config, secret, ...rest }).get(http.document);
}
