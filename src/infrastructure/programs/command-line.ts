import { parseArgs } from 'node:util';
import { DatabaseNewer } from '../../adapters/persistence/mikro-orm/migrate.ts';
import { StartFailure } from '../start-failure.ts';
import { version } from '../version.ts';
import { migrate } from './migrate.ts';
import { serve } from './serve.ts';
import { SettingsRefused } from './settled.ts';

const usage = `Usage: mainstay <command>

  serve [--workers <number>]    runs the server
  migrate up                    brings the database to this version
  migrate status                lists the migrations and which are applied
  --version, --help
`;

/** Runs one command; answers with the exit code: 0, 1 failure, 2 usage, 78 settings. */
export async function commandLine(args: readonly string[]): Promise<number> {
  try {
    return await run(args);
  } catch (error) {
    if (error instanceof SettingsRefused) return complain(error.message, 78);
    if (error instanceof StartFailure || error instanceof DatabaseNewer)
      return complain(`Mainstay cannot start: ${error.message}`, 1);
    if (isUsage(error)) return complain(`${error.message}\n\n${usage}`, 2);
    return complain(error instanceof Error ? String(error.stack) : String(error), 1);
  }
}

async function run(args: readonly string[]): Promise<number> {
  const options = { workers: { type: 'string' }, version: { type: 'boolean' }, help: { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const command = positionals.join(' ');
  if (values.help) return print(usage);
  if (values.version) return print(`${version}\n`);
  if (command === 'serve') return serve(workersOf(values.workers ?? '1'));
  if (command === 'migrate up' || command === 'migrate status') return migrate(command === 'migrate up', print);
  throw new UsageMistake(command === '' ? 'A command is missing.' : `There is no command "${command}".`);
}

class UsageMistake extends Error {}

const isUsage = (error: unknown): error is Error =>
  error instanceof UsageMistake ||
  (error instanceof TypeError && String(Reflect.get(error, 'code')).startsWith('ERR_PARSE_ARGS_'));

function workersOf(given: string): number {
  const count = Number(given);
  if (Number.isInteger(count) && count >= 1 && count <= 256) return count;
  throw new UsageMistake('--workers takes a whole number from 1 to 256.');
}

function print(text: string): 0 {
  process.stdout.write(text);
  return 0;
}

function complain(text: string, exitCode: number): number {
  process.stderr.write(`${text}\n`);
  return exitCode;
}
