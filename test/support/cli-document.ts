import { z } from 'zod';
import type { CliCommand } from '../../src/adapters/cli/command.ts';
import { everyCommand } from './cli.ts';

const introduction = `# The command line

Made by \`npm run docs\` from the commands themselves; each tells the same with \`--help\`.

\`npx mainstay <command>\` in the checkout runs on the same core as the server, with the same settings, whether a server runs or
not. An embedded database that a command had to start is stopped again. What it changes reaches every server within a second,
and the audit log says by whom: \`cli:<the system's user>\`.

- **Answers** go to standard output, as a table as wide as the terminal, or with \`--json\` as JSON whose shape is a promise.
  Amounts are in the currency's smallest unit there. **Errors, questions and progress** go to standard error.
- **Exit codes**: 0 done, 1 failed, 2 wrong usage, 78 wrong settings (each is named).
- **What destroys** asks first. \`--yes\` answers beforehand; where nobody can be asked, it is refused without.
- **Passwords** are never an argument, because every user of the machine can read those. They are asked for without showing,
  piped in (\`--password-stdin\`), or made and printed once (\`--generate\`).
- **Colours** only on a terminal, and not with \`NO_COLOR\`.
- **An id** may be cut short: any beginning of six characters or more will do, as long as only one id begins like that. Otherwise it is
  refused, with how many do. Only \`token issue\` wants a whole one, because there a new id makes a new user.
- **A user** is named by id or e-mail. An e-mail that several users have is refused, with their ids.
- **A database without any tables** gets them. One that lacks some is left alone until \`mainstay migrate up\`.
- A database that does not answer is waited for 5 seconds.
`;

type Schema = Readonly<Record<string, unknown>>;

const namesOf = ({ properties = {} }: Schema): readonly string[] =>
  Object.entries(properties as Record<string, Schema>).map(([name, member]) => {
    const inner = shapeOf(member);
    return inner === '' ? name : `${name}: ${inner}`;
  });

/** The members of what is printed; what they hold says their name. */
function shapeOf(schema: Schema): string {
  if (schema['type'] === 'array') return `[${shapeOf(schema['items'] as Schema) || '…'}]`;
  if (schema['type'] !== 'object') return '';
  const names = namesOf(schema);
  return names.length === 0 || schema['additionalProperties'] !== false
    ? `{ ${[...names, '…'].join(', ')} }`
    : `{ ${names.join(', ')} }`;
}

const optionsOf = ({ options = [], confirm }: CliCommand): readonly string[] =>
  [...options, ...(confirm === undefined ? [] : [{ flags: '--yes', description: 'do not ask' }])].map(
    ({ flags, description }) => `| \`${flags}\` | ${description} |`,
  );

const section = (command: CliCommand): string => {
  const { words, summary, arguments: named = {}, examples, output } = command;
  const rows = [
    ...Object.entries(named).map(([name, description]) => `| \`${name}\` | ${description} |`),
    ...optionsOf(command),
  ];
  return [
    `## mainstay ${[words, ...Object.keys(named)].join(' ')}\n`,
    `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.\n`,
    ...(rows.length === 0 ? [] : ['| | |', '| --- | --- |', ...rows, '']),
    `\`\`\`sh\n${examples.map((line) => `npx mainstay ${line}`).join('\n')}\n\`\`\`\n`,
    ...(output === undefined ? [] : [`\`--json\`: \`${shapeOf(z.toJSONSchema(output))}\`\n`]),
  ].join('\n');
};

/** The whole of docs/cli.md. */
export const cliDocument = (): string => `${introduction}\n${everyCommand().map(section).join('\n')}`;
