import { type ExitCode, exitCodes } from '../../adapters/cli/exit-codes.ts';
import { processTerminal } from '../../adapters/cli/process-terminal.ts';
import { runLine } from '../../adapters/cli/program.ts';
import { StartFailure } from '../config/start-failure.ts';
import { commandLineOf } from './command-line-of.ts';
import { CommandTools } from './command-tools.ts';
import { SettingsRefused } from './settings-refused.ts';

/** Runs one command; answers with the exit code. */
export async function commandLine(args: readonly string[]): Promise<ExitCode> {
  const terminal = processTerminal(process);
  try {
    await using tools = new CommandTools();
    return await runLine(await commandLineOf(terminal, tools, args), args);
  } catch (error) {
    const { code, text } = ending(error);
    terminal.complain(text);
    return code;
  }
}

/** What a person can mend is told in words; the rest is a defect, and whoever looks for it needs the stack. */
function ending(error: unknown): { readonly code: ExitCode; readonly text: string } {
  if (error instanceof SettingsRefused) return { code: exitCodes.settings, text: error.message };
  const name = error instanceof Error ? error.name : '';
  if (error instanceof StartFailure || name === 'DatabaseNewer')
    return {
      code: exitCodes.failed,
      text: `Mainstay cannot do that: ${String((error as Error).message)}\nSee: mainstay doctor`,
    };
  const stack = error instanceof Error ? String(error.stack) : String(error);
  return { code: exitCodes.failed, text: `${stack}\nSee: mainstay doctor` };
}
