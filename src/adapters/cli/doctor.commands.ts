import { ResultAsync } from 'neverthrow';
import { createColors } from 'picocolors';
import { z } from 'zod';
import { type CliCommand, command } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import type { CliFailure } from './messages.ts';
import type { Terminal } from './terminal.ts';

export interface Finding {
  readonly check: string;
  readonly state: 'ok' | 'doubtful' | 'wrong' | 'skipped';
  readonly says: string;
  /** What mends it, a command where there is one. */
  readonly mend: string | null;
}

export interface Examination {
  readonly findings: readonly Finding[];
  /** No command can run with these settings. */
  readonly settingsAreWrong: boolean;
}

const findingView = z.strictObject({
  check: z.string(),
  state: z.enum(['ok', 'doubtful', 'wrong', 'skipped']),
  says: z.string(),
  mend: z.string().nullable(),
});

function report(findings: readonly Finding[], { colours }: Terminal): string {
  const { green, yellow, red, dim } = createColors(colours);
  const marks = {
    ok: green('ok      '),
    doubtful: yellow('doubtful'),
    wrong: red('WRONG   '),
    skipped: dim('skipped '),
  };
  const longest = Math.max(...findings.map(({ check }) => check.length));
  return findings
    .flatMap(({ check, state, says, mend }) => [
      `${marks[state]}  ${check.padEnd(longest)}  ${says}`,
      ...(mend === null ? [] : [`${' '.repeat(longest + 12)}${mend}`]),
    ])
    .join('\n');
}

const codeOf = ({ findings, settingsAreWrong }: Examination) => {
  if (settingsAreWrong) return exitCodes.settings;
  return findings.some(({ state }) => state === 'wrong') ? exitCodes.failed : exitCodes.done;
};

export const doctorCommands = (examine: () => Promise<Examination>): readonly CliCommand<CliFailure>[] => [
  command({
    words: 'doctor',
    summary: 'checks everything the product needs, and says how to mend what is wrong',
    examples: ['doctor', 'doctor --json'],
    input: z.strictObject({}),
    output: z.strictObject({ healthy: z.boolean(), findings: z.array(findingView) }),
    run: (_, terminal) =>
      ResultAsync.fromSafePromise(examine()).map((examination) => {
        const code = codeOf(examination);
        const json = { healthy: code === exitCodes.done, findings: [...examination.findings] };
        return { json, text: report(examination.findings, terminal), code };
      }),
  }),
];
