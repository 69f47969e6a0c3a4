import { randomUUID } from 'node:crypto'; // refused: the client imports something else
import type { Method } from '../adapters/http/endpoint.ts'; // refused: the client imports something else
import type { operations } from './document/types.ts';

export type Call = [Method, operations];
export const key = randomUUID;
