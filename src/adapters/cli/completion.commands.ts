import { ok } from 'neverthrow';
import { z } from 'zod';
import { type CliCommand, command } from './command.ts';
import { type Completable, completionScript, shells } from './completion-script.ts';
import type { CliFailure } from './messages.ts';
import { oneOf } from './schemas.ts';

export const completionCommands = (
  commands: () => Promise<readonly Completable[]>,
): readonly CliCommand<CliFailure>[] => [
  command({
    words: 'completion',
    summary: 'prints what makes your shell complete the commands and options, after `mainstay` and `npx mainstay`',
    arguments: { '<shell>': shells.join(', ') },
    examples: [
      'completion bash >> ~/.bashrc',
      'completion zsh >> ~/.zshrc',
      'completion fish > ~/.config/fish/conf.d/mainstay.fish',
    ],
    input: z.strictObject({ shell: oneOf(...shells) }),
    run: async ({ shell }) => ok({ json: null, text: completionScript(shell, await commands()) }),
  }),
];
