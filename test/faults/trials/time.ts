import { existsSync, readdirSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newFolder, onStage } from '../ground/stage.ts';
import type { Trial } from '../trial.ts';

const blocker = new URL('../ground/block-on-signal.ts', import.meta.url).href;

export const eventLoopBlocked: Trial = {
  name: 'an event loop blocked for 2 s',
  group: 'faults',
  run: () =>
    onStage({ environment: { NODE_OPTIONS: `--import ${blocker}` } }, async ({ server, load, broken }) => {
      const before = load.failures;
      for (let round = 0; round < 3; round += 1) {
        server.program.signal('SIGUSR2');
        await load.writes(100);
      }
      if (load.longestGap < 1900) broken.push('it was not blocked');
      if (load.failures > before) broken.push(`${load.failures - before} requests failed over it`);
      return '3 times 2 s under load, no request failed over it';
    }),
};

/** libfaketime of Debian: `apt-get install faketime`. */
function fakeTime(): string | undefined {
  if (process.platform !== 'linux') return undefined;
  for (const folder of readdirSync('/usr/lib', { withFileTypes: true })) {
    const library = join('/usr/lib', folder.name, 'faketime/libfaketimeMT.so.1');
    if (existsSync(library)) return library;
  }
  return undefined;
}

export const clockMoved: Trial = {
  name: 'the clock an hour forward and back',
  group: 'faults',
  lacking: async () => (fakeTime() === undefined ? 'libfaketime is not installed' : undefined),
  async run() {
    const folder = await newFolder();
    const clock = join(folder, 'clock');
    const set = (hours: string) => writeFile(clock, hours);
    await set('+0');
    const environment = {
      LD_PRELOAD: fakeTime() ?? '',
      FAKETIME_TIMESTAMP_FILE: clock,
      FAKETIME_CACHE_DURATION: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      NO_FAKE_STAT: '1',
    };
    const outcome = await onStage({ environment }, async ({ server, load, broken }) => {
      const moments: number[] = [];
      for (const hours of ['+3600', '+0', '-3600', '+0']) {
        await set(hours);
        const offset = Number(hours);
        // Of the log's own lines: the product must have noticed before it is asked to go on.
        const isThere = () => {
          const last = server.program.lines.at(-1)?.['timestamp'];
          return Math.abs(Date.parse(String(last)) - Date.now() - offset * 1000) < 600_000;
        };
        while (!isThere()) await load.writes(1);
        await load.writes(100);
        moments.push(offset);
      }
      if (!server.runs) broken.push('the server ended');
      return `${moments.length} jumps of the server's clock (an hour forward, back, back, forward) under load`;
    });
    await rm(folder, { recursive: true, force: true });
    return outcome;
  },
};
