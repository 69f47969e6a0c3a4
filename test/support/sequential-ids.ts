import type { Ids } from '../../src/application/kernel/ids.ts';

/** Ids in their order, and the same ones in each test. */
export function sequentialIds(): Ids {
  let last = 0;
  return {
    uuid: () => {
      last += 1;
      return `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
    },
  };
}
