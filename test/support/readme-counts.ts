import { migrations } from '../../src/adapters/persistence/mikro-orm/migrations/list.ts';
import { settingNames } from '../../src/infrastructure/config/settings.ts';

/** The README with what the doctor counts today. */
export const withCounts = (readme: string): string =>
  readme
    .replace(/(?<=, 0 of )\d+(?= settings given$)/m, String(settingNames.length))
    .replace(/(?<=^ok +migrations +all )\d+(?= are applied$)/m, String(migrations.length));
