import type { Config } from '../config/config.ts';
import { describeMistakes, readConfig } from '../config/read-config.ts';
import { readEnvironment } from '../config/read-environment.ts';
import { SettingsRefused } from './settings-refused.ts';

/** The settings of this process, from its environment and the `.env` file of its working folder. */
export function settled(): Config {
  return readConfig(readEnvironment(process.cwd(), process.env)).match(
    (config) => config,
    (mistakes) => {
      throw new SettingsRefused(describeMistakes(mistakes));
    },
  );
}
