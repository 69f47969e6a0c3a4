import type { ChangeListener } from '../../../adapters/persistence/changes/change-listener.ts';
import type { Address } from '../../../adapters/persistence/mikro-orm/connection/client-config.ts';
import type { Database } from '../../../adapters/persistence/mikro-orm/database.ts';
import type { History } from '../../../adapters/persistence/mikro-orm/sync/history.ts';
import { token } from '../binding.ts';

export const storage = {
  database: token<Database>('Database'),
  changes: token<ChangeListener>('ChangeListener'),
  history: token<History>('History'),
  address: token<Address>('Address'),
};
