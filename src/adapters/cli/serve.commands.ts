import { ResultAsync } from 'neverthrow';
import { z } from 'zod';
import { type CliCommand, command } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import type { CliFailure } from './messages.ts';
import { oneOf, wholeNumber } from './schemas.ts';

export interface ServeWish {
  /** Processes. */
  readonly workers: number;
  /** Whether background jobs run in the server, not in it, or alone without one. */
  readonly jobs: 'on' | 'off' | 'only';
}

/** @param serve settles when the server has stopped, and says whether all went well */
export const serveCommands = (serve: (wish: ServeWish) => Promise<boolean>): readonly CliCommand<CliFailure>[] => [
  command({
    words: 'serve',
    summary: 'runs the server; `npm start` does the same',
    options: [
      { flags: '--workers <number>', description: 'how many processes share the work (default: 1)' },
      { flags: '--jobs <mode>', description: 'on; off: no background jobs; only: nothing else (default: on)' },
    ],
    examples: ['serve', 'serve --workers 4', 'serve --jobs off', 'serve --jobs only'],
    input: z
      .strictObject({
        workers: wholeNumber(1, 256).prefault('1'),
        jobs: oneOf('on', 'off', 'only').prefault('on'),
      })
      .refine(({ workers, jobs }) => workers === 1 || jobs !== 'only', {
        error: 'one process runs the jobs; start the command again for another',
        path: ['workers'],
      }),
    run: (wish) =>
      ResultAsync.fromSafePromise(serve(wish)).map((ended) => ({
        json: null,
        code: ended ? exitCodes.done : exitCodes.failed,
      })),
  }),
];
