import { Command, CommanderError, Option } from 'commander';
import type { IdLookup } from '../../application/kernel/id-lookup.ts';
import type { Failure } from '../../domain/kernel/failure.ts';
import type { CliCommand, CliMessages, Use } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { runCommand } from './run-command.ts';
import type { Terminal } from './terminal.ts';

export interface CliGroup {
  /** The first word of its commands. */
  readonly name: string;
  readonly summary: string;
}

export interface CommandLine<F extends Failure> {
  readonly version: string;
  readonly groups: readonly CliGroup[];
  readonly commands: readonly CliCommand<F>[];
  readonly messages: CliMessages<F>;
  readonly terminal: Terminal;
  readonly lookup: Use<IdLookup>;
}

const ending = `
Exit codes: 0 done, 1 failed, 2 wrong usage, 78 wrong settings.
Settings come from the environment or from .env in the working folder.`;

const examplesOf = ({ examples }: Pick<CliCommand, 'examples'>): string =>
  `\nExamples:\n${examples.map((line) => `  mainstay ${line}`).join('\n')}`;

const usageOf = (made: Command, words: string): string =>
  `Usage: mainstay ${words} ${made.usage()}\nSee: mainstay ${words} --help`;

/** The words of `mainstay`, for parsing, for help and for its documents. */
export function programOf<F extends Failure>(
  { version, groups, commands, terminal, ...line }: CommandLine<F>,
  ended: (code: ExitCode) => void = () => {},
): Command {
  const program = new Command('mainstay')
    .description('The backend a web or mobile app needs on day one.')
    .version(version)
    .exitOverride()
    .helpCommand(false)
    .configureHelp({ helpWidth: terminal.width ?? 120 })
    .showHelpAfterError('Usage: mainstay <command>\nSee: mainstay --help')
    .configureOutput({
      writeOut: (text) => terminal.print(text.trimEnd()),
      writeErr: (text) => terminal.complain(text.trimEnd()),
    })
    .addHelpText('after', ending);
  const parents = new Map<string, Command>();
  for (const each of commands) {
    const [first = '', second] = each.words.split(' ');
    const parent = second === undefined ? program : (parents.get(first) ?? parentFor(first));
    const made = describe(parent.command(second ?? first), each);
    made.action(async (...typed: unknown[]) => {
      const { json, yes, ...options } = made.opts<Record<string, unknown>>();
      const values = typed.slice(0, made.registeredArguments.length);
      const named = Object.fromEntries(made.registeredArguments.map((argument, n) => [argument.name(), values[n]]));
      const given = { ...options, ...named };
      const usage = usageOf(made, each.words);
      ended(await runCommand(each, { given, json: json === true, yes: yes === true, usage }, { terminal, ...line }));
    });
  }
  return program;

  function parentFor(name: string): Command {
    const summary = groups.find((group) => group.name === name)?.summary ?? '';
    const parent = program
      .command(name)
      .description(summary)
      .helpCommand(false)
      .showHelpAfterError(`Usage: mainstay ${name} <command>\nSee: mainstay ${name} --help`);
    parents.set(name, parent);
    return parent;
  }
}

function describe<F extends Failure>(made: Command, each: CliCommand<F>): Command {
  made.description(each.summary).addHelpText('after', examplesOf(each));
  for (const [name, description] of Object.entries(each.arguments ?? {})) made.argument(name, description);
  for (const { flags, description } of each.options ?? []) made.addOption(new Option(flags, description));
  if (each.output !== undefined) made.option('--json', 'print JSON for scripts');
  if (each.confirm !== undefined) made.option('--yes', 'do not ask');
  return made.showHelpAfterError(usageOf(made, each.words));
}

/** Parses and runs what was typed after `mainstay`. */
export async function runLine<F extends Failure>(line: CommandLine<F>, typed: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = exitCodes.done;
  const program = programOf(line, (ended) => {
    code = ended;
  });
  try {
    await program.parseAsync([...typed], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    throw error;
  }
}
