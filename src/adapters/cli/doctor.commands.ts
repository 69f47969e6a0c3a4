import { ResultAsync } from 'neverthrow';
import { z } from 'zod';
import { type CliCommand, command } from './command.ts';
import { type Finding, findingView, report } from './doctor.views.ts';
import { exitCodes } from './exit-codes.ts';
import type { CliFailure } from './messages.ts';

export interface Examination {
  readonly findings: readonly Finding[];
  /** No command can run with these settings. */
  readonly settingsAreWrong: boolean;
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
