import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Chance, Pauses } from '../../application/kernel/pauses.ts';

export const systemPauses: Pauses = { pause: (milliseconds) => pause(milliseconds) };

export const systemChance: Chance = { below: (limit) => randomInt(limit) };
