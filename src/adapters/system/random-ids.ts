import { randomUUIDv7 } from 'node:crypto';
import type { Ids } from '../../application/kernel/ids.ts';

export const randomIds: Ids = { uuid: () => randomUUIDv7() };
