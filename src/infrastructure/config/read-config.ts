import { err, ok, type Result } from 'neverthrow';
import { type Config, configOf } from './config.ts';
import { mistakesBetween, type SettingMistake } from './mistakes-between.ts';
import { type SettingName, settingNames, settings } from './settings.ts';

export type { Config } from './config.ts';
export type { SettingMistake } from './mistakes-between.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** All settings, or every mistake in them at once. */
export function readConfig(environment: Environment): Result<Config, readonly SettingMistake[]> {
  const given = Object.fromEntries(
    settingNames
      .map((name) => [name, environment[name]] as const)
      // An empty setting is an absent one: that is how a line of .env.example looks before it is filled in.
      .filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = settings.safeParse(given);
  const between = mistakesBetween(given);
  if (parsed.success && between.length === 0) return ok(configOf(parsed.data));
  const single =
    parsed.error?.issues.map(({ path, message }) => ({ setting: path[0] as SettingName, rule: message })) ?? [];
  return err([...single, ...between].sort((one, other) => settingOrder(one) - settingOrder(other)));
}

const settingOrder = ({ setting }: SettingMistake): number => settingNames.indexOf(setting);

/** For people: one line a mistake. */
export const describeMistakes = (mistakes: readonly SettingMistake[]): string =>
  [
    `Mainstay cannot start: ${mistakes.length === 1 ? 'one setting is' : `${mistakes.length} settings are`} wrong.`,
    ...mistakes.map(({ setting, rule }) => `  ${setting}: ${rule}`),
    'Settings come from the environment or from .env in the working folder; docs/operations.md lists them all.',
  ].join('\n');
