import { systemClock } from '../../../../src/adapters/system/system-clock.ts';
import { openPayments } from './open-payments.ts';
import { payAndRefund } from './pay-and-refund.ts';

/** Pays and refunds, and kills itself at the point of the given number. */
const [address = '{}', at = '0'] = process.argv.slice(2);
let passed = 0;
const desk = await openPayments(JSON.parse(address), systemClock, async () => {
  passed += 1;
  if (passed !== Number(at)) return;
  process.kill(process.pid, 'SIGKILL');
  await new Promise(() => {});
});
await payAndRefund(desk);
await desk.close();
