import { expect } from 'chai';
import { paymentsApi } from '../../../support/payments/payments-api.ts';
import { v1Payments } from '../../../support/payments/v1-payments-api.ts';

describe('v1 the list of payments', () => {
  const api = paymentsApi();
  const { pay, refund, list } = v1Payments(api);
  const amounts = async (query: string) =>
    (await list(query)).body.data.map(({ amount }: { amount: number }) => amount);

  before(async () => {
    for (const [amount, paymentMethodId] of [
      [3, 'pm_card_visa'],
      [1, 'pm_card_chargeDeclined'],
      [2, 'pm_usBankAccount'],
      [4, 'pm_card_visa'],
    ]) {
      api.clock.advance({ seconds: 1 });
      await pay({ amount, paymentMethodId });
    }
    await pay({}, {}, 'bob');
    const [{ id }] = (await list('?status=completed')).body.data;
    api.clock.advance({ seconds: 1 });
    await refund(id);
  });

  it('is of the own, newest first, with its numbers', async () => {
    const { status, body } = await list();
    expect(status).to.equal(200);
    expect(body.meta).to.deep.equal({ total: 4, page: 1, limit: 20, totalPages: 1, nextCursor: null });
    expect(await amounts('')).to.deep.equal([4, 2, 1, 3]);
  });

  for (const [query, expected] of [
    ['?page=2&limit=3', [3]],
    ['?sort=createdAt', [3, 1, 2, 4]],
    ['?sort=amount', [1, 2, 3, 4]],
    ['?sort=-amount', [4, 3, 2, 1]],
    ['?sort=-updatedAt&limit=1', [4]],
    ['?status=completed', [3]],
    ['?status=failed', [1]],
    ['?status=pending', [2]],
    ['?status=refunded', [4]],
    ['?status=disputed', []],
  ] as const)
    it(`is asked for by ${query}`, async () => {
      expect(await amounts(query)).to.deep.equal(expected);
    });

  for (const query of ['?page=0', '?limit=101', '?sort=title', '?status=paid'])
    it(`is refused for ${query}`, async () => {
      const { status, body } = await list(query);
      expect([status, body.error.code]).to.deep.equal([400, 'VALIDATION_ERROR']);
    });
});
