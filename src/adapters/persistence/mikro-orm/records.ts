import type { InferKyselyDB } from '@mikro-orm/sql';
import { UserRecord } from './accounts/user.record.ts';
import { KeptAnswerRecord } from './idempotency/kept-answer.record.ts';
import { TaskRecord } from './tasks/task.record.ts';

/** Every table: MikroORM and the typed queries both know it from here. Properties are named as their columns. */
export const records = [UserRecord, TaskRecord, KeptAnswerRecord] as const;

export type Tables = InferKyselyDB<(typeof records)[number], { columnNamingStrategy: 'property' }>;
