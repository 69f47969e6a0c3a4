import type { Config } from '../config/config.ts';
import { readEnvironment } from '../config/environment.ts';
import { describeMistakes, readConfig } from '../config/read-config.ts';

/** Its message names every mistake; the exit code is 78. */
export class SettingsRefused extends Error {
  override readonly name = 'SettingsRefused';
}

/** The settings of this process, from its environment and the `.env` file of its working folder. */
export function settled(): Config {
  return readConfig(readEnvironment(process.cwd(), process.env)).match(
    (config) => config,
    (mistakes) => {
      throw new SettingsRefused(describeMistakes(mistakes));
    },
  );
}
