import { openLogger } from '../../../../src/infrastructure/logging/logger.ts';

/** Logs many lines and ends without any farewell to the log, in the way that its argument names. */
const log = await openLogger('info');
const ends: Record<string, () => void> = {
  exit: () => process.exit(0),
  return: () => {},
  throw: () => {
    throw new Error('nobody catches this');
  },
  reject: () => void Promise.reject(new Error('nobody catches this')),
  hang: () => void setInterval(() => {}, 1000),
};
for (let number = 0; number < 3000; number += 1) log.info('line', { number });
if (process.argv[2] === 'hang') log.error('the last line', new Error('broken'));
ends[process.argv[2] ?? '']?.();
