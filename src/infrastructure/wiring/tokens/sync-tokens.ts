import type { ChangeStreams } from '../../../adapters/http/v1/changes/change-streams.ts';
import type { Purgeable } from '../../../application/kernel/resource/purgeable.ts';
import type { Changes, CommandWork, DoneCommands } from '../../../application/sync/ports.ts';
import type { SyncUseCases } from '../../../application/sync/use-cases.ts';
import { token } from '../binding.ts';

export const sync = {
  changes: token<Changes>('Changes'),
  commands: token<DoneCommands>('DoneCommands'),
  /** What is left of things that were removed before their time. */
  tombstones: token<Pick<Purgeable, 'purge'>>('Tombstones'),
  unitOfWork: token<CommandWork>('CommandWork'),
  streams: token<ChangeStreams>('ChangeStreams'),
  useCases: token<SyncUseCases>('use cases of sync'),
};
