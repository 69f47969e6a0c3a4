import { expect } from 'chai';
import type { Received } from '../../support/client.ts';
import { describeOnBothProducts } from '../../support/on-both-products.ts';
import type { V1Api } from '../../support/v1-api.ts';

const order = { amount: 500, currency: 'usd', paymentMethodId: 'pm_card_visa' };

describeOnBothProducts('one space of Idempotency-Keys', (newUser) => {
  const under = { 'Idempotency-Key': 'k' };
  const task = (api: V1Api) => api.post('/tasks', { title: 'Pay' }, under);
  const payment = (api: V1Api) => api.post('/payments', order, under);
  const counts = async (api: V1Api) => [
    (await api.get('/tasks')).body.meta.total,
    (await api.get('/payments')).body.meta.total,
  ];
  const mismatch = ({ status, body }: Received) =>
    expect([status, body.error.code]).to.deep.equal([422, 'IDEMPOTENCY_MISMATCH']);

  it('has no payment under the key of a task, for as long as its answer is kept', async () => {
    const api = await newUser();
    const first = await task(api);
    expect(first.status).to.equal(201);
    mismatch(await payment(api));
    expect(await counts(api)).to.deep.equal([1, 0]);
    expect((await task(api)).text).to.equal(first.text);
    api.clock.advance({ hours: 25 });
    expect((await payment(api)).status).to.equal(201);
  });

  it('has no task and no refund under the key of a payment, ever', async () => {
    const api = await newUser();
    const first = await payment(api);
    expect(first.status).to.equal(201);
    for (const hours of [0, 25]) {
      api.clock.advance({ hours });
      mismatch(await task(api));
      mismatch(await api.post(`/payments/${first.body.data.id}/refunds`, {}, under));
    }
    expect(await counts(api)).to.deep.equal([0, 1]);
    expect((await payment(api)).body.data.id).to.equal(first.body.data.id);
  });

  it('gives the key to one of many that come at once', async () => {
    const api = await newUser();
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? task(api) : payment(api))),
    );
    for (const { status } of all) expect(status).to.be.oneOf([201, 409, 422]);
    expect((await counts(api)).sort()).to.deep.equal([0, 1]);
  });

  it('lets the keys of different users alone', async () => {
    const api = await newUser();
    const other = await newUser();
    await task(api);
    expect((await payment(await api.as(`${other.userId}-2`))).status).to.equal(201);
  });
});
