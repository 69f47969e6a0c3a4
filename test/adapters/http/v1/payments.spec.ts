import { expect } from 'chai';
import { errAsync } from 'neverthrow';
import { gatewayWith } from '../../../support/payments/gateway-with.ts';
import { away, paymentsApi } from '../../../support/payments/payments-api.ts';
import { v1Payments } from '../../../support/payments/v1-payments-api.ts';

describe('v1 payments', () => {
  const { pay, refund, show } = v1Payments(paymentsApi());

  it('are made: 201, the payment, and where it is', async () => {
    const { status, body, headers } = await pay();
    expect(status).to.equal(201);
    expect(body.success).to.equal(true);
    expect(body.data).to.have.keys(
      ...['id', 'amount', 'refundedAmount', 'currency', 'status', 'description', 'failureCode'],
      ...['createdAt', 'updatedAt', 'refunds'],
    );
    expect(body.data).to.deep.include({
      ...{ amount: 1999, refundedAmount: 0, currency: 'EUR', status: 'completed', description: 'A book' },
      ...{ failureCode: null, refunds: [] },
    });
    expect(headers['location']).to.equal(`/api/v1/payments/${body.data.id}`);
    expect((await show(body.data.id)).body.data).to.deep.equal(body.data);
  });

  it('may still have something to be done', async () => {
    const { data } = (await pay({ paymentMethodId: 'pm_card_authenticationRequired' })).body;
    expect(data.status).to.equal('pending');
    expect(data.nextAction.redirectUrl).to.be.a('string');
    expect((await show(data.id)).body.data.nextAction).to.deep.equal(data.nextAction);
  });

  it('are refused with every violation at once, no value among them', async () => {
    const { status, body, text } = await pay({
      ...{ amount: 1.25, currency: 'GBP', paymentMethodId: null },
      description: 'x'.repeat(256),
    });
    expect([status, body.error.code]).to.deep.equal([400, 'VALIDATION_ERROR']);
    expect(body.error.details.map(({ field }: { field: string }) => field)).to.have.members([
      ...['amount', 'currency', 'paymentMethodId', 'description'],
    ]);
    for (const value of ['1.25', 'GBP', 'xxxx']) expect(text).not.to.include(value);
  });

  it('are declined with 402 and the code of the gateway', async () => {
    const plain = await pay({ paymentMethodId: 'pm_card_visa_chargeDeclined' });
    expect([plain.status, plain.body.error.code]).to.deep.equal([402, 'CARD_DECLINED']);
    expect(plain.body.error.details).not.to.have.property('declineCode');
    const lost = await pay({ paymentMethodId: 'pm_card_chargeDeclinedLostCard' });
    expect(lost.body.error.details.declineCode).to.equal('lost_card');
    const kept = (await show(lost.body.error.details.transactionId)).body.data;
    expect(kept).to.include({ status: 'failed', failureCode: 'lost_card' });
  });

  it('are refunded: 201, the refund, and the payment lists it', async () => {
    const { id } = (await pay()).body.data;
    const part = await refund(id, { amount: 500, reason: 'too small' });
    expect([part.status, part.body.success]).to.deep.equal([201, true]);
    expect(part.body.data).to.have.keys('id', 'amount', 'status', 'createdAt');
    expect(part.body.data).to.include({ amount: 500, status: 'succeeded' });
    const seen = (await show(id)).body.data;
    expect(seen).to.deep.include({ status: 'partially_refunded', refundedAmount: 500, refunds: [part.body.data] });
    expect((await refund(id)).body.data).to.include({ amount: 1499 });
    expect((await show(id)).body.data).to.include({ status: 'refunded', refundedAmount: 1999 });
    const again = await refund(id);
    expect([again.status, again.body.error.code]).to.deep.equal([409, 'ALREADY_REFUNDED']);
  });

  it('are not refunded beyond what is left, with a reason that is too long, or before they are collected', async () => {
    const { id } = (await pay()).body.data;
    for (const [given, field] of [
      [{ amount: 2000 }, 'amount'],
      [{ amount: 0 }, 'amount'],
      [{ reason: 'x'.repeat(1001) }, 'reason'],
    ] as const) {
      const { status, body } = await refund(id, given);
      expect([status, body.error.code, body.error.details[0].field]).to.deep.equal([400, 'VALIDATION_ERROR', field]);
    }
    const pending = (await pay({ paymentMethodId: 'pm_usBankAccount' })).body.data.id;
    const early = await refund(pending);
    expect([early.status, early.body.error.code]).to.deep.equal([409, 'NOT_REFUNDABLE']);
  });

  it('are made and refunded once per key, and answered byte for byte', async () => {
    for (const paymentMethodId of ['pm_card_visa', 'pm_card_chargeDeclined']) {
      const headers = { 'Idempotency-Key': `"${paymentMethodId}"` };
      const first = await pay({ paymentMethodId }, headers);
      const second = await pay({ paymentMethodId }, { 'Idempotency-Key': paymentMethodId });
      expect([second.text, second.status]).to.deep.equal([first.text, first.status]);
      expect(second.headers['location']).to.equal(first.headers['location']);
      expect(second.headers['idempotent-replayed']).to.equal('true');
      const other = await pay({ paymentMethodId, amount: 1 }, headers);
      expect([other.status, other.body.error.code]).to.deep.equal([422, 'IDEMPOTENCY_MISMATCH']);
      expect((await pay({ paymentMethodId }, headers, 'bob')).text).not.to.equal(first.text);
    }
  });

  it('that the gateway says nothing of are 502 and stay pending', async () => {
    const silent = v1Payments(
      paymentsApi({
        gateway: (real) => gatewayWith(real, (name, call) => (name === 'retrieveIntent' ? call() : errAsync(away))),
      }),
    );
    const { status, body } = await silent.pay();
    expect([status, body.error.code]).to.deep.equal([502, 'GATEWAY_UNAVAILABLE']);
    expect((await silent.show(body.error.details.transactionId)).body.data.status).to.equal('pending');
  });

  it('may have a refund that the gateway says nothing of: 502, its amount taken meanwhile', async () => {
    const api = paymentsApi({
      gateway: (real) => gatewayWith(real, (name, call) => (name === 'createRefund' ? errAsync(away) : call())),
    });
    const hushed = v1Payments(api);
    const { id } = (await hushed.pay()).body.data;
    const { status, body } = await hushed.refund(id);
    expect([status, body.error.code]).to.deep.equal([502, 'GATEWAY_UNAVAILABLE']);
    expect(body.error.details).to.include({ transactionId: id });
    const seen = (await hushed.show(id)).body.data;
    expect(seen).to.include({ status: 'completed', refundedAmount: 0 });
    expect(seen.refunds[0]).to.include({ id: body.error.details.refundId, status: 'pending' });
    expect((await hushed.refund(id)).body.error.code).to.equal('ALREADY_REFUNDED');
  });
});

describe("v1 somebody else's payment", () => {
  const api = paymentsApi();
  const { pay, refund, show, list } = v1Payments(api);

  it('is 404, to see and to refund, as is one that does not exist', async () => {
    const { id } = (await pay()).body.data;
    for (const other of [id, '01a00000-0000-7000-8000-000000000000', 'x'])
      for (const { status, body } of [await show(other, 'bob'), await refund(other, {}, {}, 'bob')])
        expect([status, body.error.code]).to.deep.equal([404, 'NOT_FOUND']);
    expect((await show(id)).body.data.refunds).to.deep.equal([]);
  });

  it('is read and refunded by an admin, and listed by its owner alone', async () => {
    const { id } = (await pay()).body.data;
    await list('', 'root');
    await api.giveRole('root', 'admin');
    expect((await show(id, 'root')).body.data.id).to.equal(id);
    expect((await refund(id, { amount: 5 }, {}, 'root')).status).to.equal(201);
    expect((await show(id)).body.data.refundedAmount).to.equal(5);
    expect((await list('', 'root')).body.meta.total).to.equal(0);
    await api.giveRole('root', 'user');
    expect((await show(id, 'root')).status).to.equal(404);
    expect((await refund(id, {}, {}, 'root')).status).to.equal(404);
  });
});
