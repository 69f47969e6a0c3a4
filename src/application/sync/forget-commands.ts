import { before } from '../../domain/kernel/instant.ts';
import type { JobHandler, JobKind } from '../jobs/ports.ts';
import type { Clock } from '../kernel/clock.ts';
import { commandsAreKeptFor } from './carry-out-command.ts';
import type { DoneCommands } from './ports.ts';

export const forgetCommands: JobKind<Record<string, never>> = {
  name: 'forget-done-commands',
  retries: 3,
  limitSeconds: 600,
  schedule: '33 * * * *',
};

const batch = 1000;

/** Once a command may be sent again as a new one, nobody needs its row. */
export const forgetCommandsJob = (
  commands: Pick<DoneCommands, 'forgetBefore'>,
  clock: Clock,
): JobHandler<Record<string, never>> => ({
  kind: forgetCommands,
  run: async () => {
    const moment = before(clock.now(), commandsAreKeptFor);
    while ((await commands.forgetBefore(moment, batch)) === batch);
  },
});
