import { runHistories } from '../../support/payments/histories/run-histories.ts';

const count = Number(process.env['PAYMENT_HISTORIES'] ?? 300);

describe('random histories of payments', () => {
  it("leave the books equal to the gateway's", async function () {
    this.timeout(120_000);
    await runHistories(1, count);
  });
});
