import { setTimeout as pause } from 'node:timers/promises';
import type { Delay } from '../../application/kernel/delay.ts';

export const systemDelay: Delay = { pause: (milliseconds) => pause(milliseconds) };
