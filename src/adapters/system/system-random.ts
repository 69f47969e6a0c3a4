import { randomInt } from 'node:crypto';
import type { Random } from '../../application/kernel/random.ts';

export const systemRandom: Random = { below: (limit) => randomInt(limit) };
