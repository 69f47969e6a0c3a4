import type { DoneCommand } from '../../../application/sync/ports.ts';
import { json, moment, optional, required, uuid, varchar } from './definition/column.ts';
import { tableOf } from './definition/table.ts';

export interface DoneCommandRow extends DoneCommand {
  readonly ownerId: string;
}

export const doneCommandsTable = tableOf<DoneCommandRow>()({
  name: 'done_commands',
  columns: {
    ownerId: required(varchar(255), { primary: true, references: 'users' }),
    uuid: required(uuid(), { primary: true }),
    tempId: optional(varchar(64)),
    fingerprint: varchar(64),
    outcome: json(),
    doneAt: moment(),
  },
  indexes: [
    { name: 'done_commands_temp_id_key', fields: ['ownerId', 'tempId'], unique: true },
    { name: 'done_commands_by_age', fields: ['doneAt'] },
  ],
  personal: {
    owners: ['ownerId'],
    exported: null,
    erased: 'remove',
    because: 'it repeats what the projects, tasks and files say',
  },
});
