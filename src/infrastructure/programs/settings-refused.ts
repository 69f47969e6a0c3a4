/** Its message names every mistake; the exit code is 78. */
export class SettingsRefused extends Error {
  override readonly name = 'SettingsRefused';
}
