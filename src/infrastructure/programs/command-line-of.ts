import { type CliFailure, messages } from '../../adapters/cli/messages.ts';
import type { CommandLine } from '../../adapters/cli/program.ts';
import type { Terminal } from '../../adapters/cli/terminal.ts';
import { version } from '../config/version.ts';
import { kernel } from '../wiring/tokens/tokens.ts';
import { commandGroups } from './command-groups.ts';
import type { CommandTools } from './command-tools.ts';

/** The commands that what was typed may mean: all of them where its first word leaves it open. */
export async function commandLineOf(
  terminal: Terminal,
  tools: Pick<CommandTools, 'of' | 'all'>,
  [word = '']: readonly string[],
): Promise<CommandLine<CliFailure>> {
  const groups = Object.entries(commandGroups).map(([name, { summary }]) => ({ name, summary: summary ?? '' }));
  const known = Object.hasOwn(commandGroups, word) ? commandGroups[word] : undefined;
  const meant = known === undefined ? Object.values(commandGroups) : [known];
  const commands = (await Promise.all(meant.map((group) => group.load(tools)))).flat();
  return { version, groups, commands, messages, terminal, lookup: tools.of(kernel.idLookup) };
}
