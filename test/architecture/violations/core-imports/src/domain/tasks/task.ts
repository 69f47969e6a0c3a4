import { randomUUID } from 'node:crypto'; // refused: the core imports node:crypto
import { ok } from 'neverthrow';
import { z } from 'zod'; // refused: the core imports zod
import { text } from '../kernel/text.ts';
export const task = [randomUUID, ok, z, text];
