import type { Clock } from '../kernel/clock.ts';
import type { Delay } from '../kernel/delay.ts';
import { CarryOutCommand } from './carry-out-command.ts';
import type { Changes, CommandWork } from './ports.ts';
import { ReadChanges } from './read-changes.ts';

interface SyncParts {
  readonly changes: Changes;
  readonly unitOfWork: CommandWork;
  readonly clock: Clock;
  readonly delay: Delay;
}

export type SyncUseCases = ReturnType<typeof syncUseCases>;

export const syncUseCases = ({ changes, unitOfWork, clock, delay }: SyncParts) => ({
  read: new ReadChanges(changes, clock),
  carryOut: new CarryOutCommand(unitOfWork, clock, delay),
});
