import { createColors } from 'picocolors';
import { z } from 'zod';
import type { Terminal } from './terminal.ts';

export interface Finding {
  readonly check: string;
  readonly state: 'ok' | 'doubtful' | 'wrong' | 'skipped';
  readonly says: string;
  /** What mends it, a command where there is one. */
  readonly mend: string | null;
}

export const findingView = z.strictObject({
  check: z.string(),
  state: z.enum(['ok', 'doubtful', 'wrong', 'skipped']),
  says: z.string(),
  mend: z.string().nullable(),
});

export function report(findings: readonly Finding[], { colours }: Terminal): string {
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
