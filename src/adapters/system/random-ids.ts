import { randomUUIDv7 } from 'node:crypto';
import type { Ids } from '../../application/kernel/ids.ts';

let last = '';

/** Of one millisecond, an id made at random may sort before the one made before it: then it follows that one instead. */
export const randomIds: Ids = {
  uuid: () => {
    const fresh = randomUUIDv7();
    last = fresh > last ? fresh : following(last);
    return last;
  },
};

const digits = 12;

function following(uuid: string): string {
  const next = (Number.parseInt(uuid.slice(-digits), 16) + 1).toString(16).padStart(digits, '0');
  return next.length === digits ? uuid.slice(0, -digits) + next : uuid;
}
