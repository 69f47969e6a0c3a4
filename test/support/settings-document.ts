import { aboutSetting, settingNames } from '../../src/infrastructure/config/settings.ts';

/** The table of docs/operations.md. */
export const settingsTable = (): string =>
  [
    '| name | without it | |',
    '| --- | --- | --- |',
    ...settingNames.map((name) => {
      const { description, otherwise } = aboutSetting(name);
      return `| \`${name}\` | ${otherwise} | ${description} |`;
    }),
  ].join('\n');

const plain = (text: string): string => text.replaceAll('`', '');

/** The whole of .env.example: every setting, switched off, with what holds without it. */
export const environmentExample = (): string =>
  [
    '# Copy this file to .env and take away the # of what you want to set.',
    '# A variable of the environment wins over its line here.',
    ...settingNames.flatMap((name) => {
      const { description, otherwise } = aboutSetting(name);
      const value = otherwise.match(/^`([^`]*)`$/)?.[1] ?? '';
      return [
        '',
        `# ${plain(description)}${value === '' ? ` (without it: ${plain(otherwise)})` : ''}`,
        `#${name}=${value}`,
      ];
    }),
    '',
  ].join('\n');

const marks = ['<!-- settings: made by `npm run docs` -->', '<!-- end of settings -->'] as const;

/** The document with the present table between its marks. */
export function withSettingsTable(document: string): string {
  const [start, end] = marks.map((mark) => document.indexOf(mark));
  if (start === undefined || end === undefined || start < 0 || end < start) throw new Error('The marks are not there.');
  return `${document.slice(0, start)}${marks[0]}\n${settingsTable()}\n${document.slice(end)}`;
}
