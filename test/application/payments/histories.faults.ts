import { runHistories } from '../../support/payments/histories/run-histories.ts';

const histories = 5000;
/** Others than those of the usual tests, and others each day. */
const first = 1_000_000 + Math.floor(Date.now() / 86_400_000) * histories;

describe('many random histories of payments', () => {
  it("leave the books equal to the gateway's", async function () {
    this.timeout(0);
    const { payments, crashes } = await runHistories(first, histories);
    console.log(`      ${histories} histories from seed ${first}: ${payments} payments, ${crashes} crashes`);
  });
});
