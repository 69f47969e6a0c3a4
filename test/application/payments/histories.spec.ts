import { examine } from '../../support/payments/histories/examine.ts';
import { History } from '../../support/payments/histories/history.ts';

const histories = Number(process.env['HISTORIES'] ?? 300);
const first = Number(process.env['FIRST_SEED'] ?? 1);

describe('random histories of payments', () => {
  it(`leave the books equal to the gateway's (${histories} histories)`, async function () {
    this.timeout(0);
    const totals = { payments: 0, crashes: 0, mails: 0 };
    for (let seed = first; seed < first + histories; seed += 1) {
      const history = new History(seed);
      try {
        await history.run(40);
        totals.payments += await examine(history);
        totals.crashes += history.crashes;
        totals.mails += history.bench.store.outbox.posted().length;
      } catch (error) {
        throw new Error(`history ${seed}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      }
    }
    if (process.env['HISTORIES'] !== undefined) console.log(totals);
  });
});
