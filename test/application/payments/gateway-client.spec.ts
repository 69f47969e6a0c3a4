import { expect } from 'chai';
import { err, ok } from 'neverthrow';
import { GatewayClient } from '../../../src/application/payments/gateway-client.ts';
import { isLeased, leaseFrom } from '../../../src/application/payments/lease.ts';
import {
  declined,
  type GatewayFailure,
  type PaymentGateway,
  refused,
  unknownOutcome,
  unreachable,
} from '../../../src/application/payments/payment-gateway.ts';
import { noRetries, standardRetries } from '../../../src/application/payments/retry-policy.ts';
import type { Payment } from '../../../src/domain/payments/payment.ts';
import type { RefundFacts } from '../../../src/domain/payments/refund.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const payment = (intentId: string | null = 'pi_1') =>
  ({ facts: { id: 'p1', amount: 1000, currency: 'USD', intentId, paymentMethod: 'pm', description: null } }) as Payment;
const answer = {
  ...{ id: 'pi_1', state: 'paid', failureCode: null, nextAction: null },
  ...{ amount: 1000, amountReceived: 1000, currency: 'usd', paymentId: 'p1' },
} as const;

/** Fails so often, then answers. */
function clientOf(failures: readonly GatewayFailure[], chance = 0) {
  const left = [...failures];
  const calls: string[] = [];
  const delays: number[] = [];
  const limits: number[] = [];
  const gateway = {
    name: 'test',
    retrieveIntent: async (id: string) => {
      calls.push(id);
      const failure = left.shift();
      return failure === undefined ? ok(answer) : err(failure);
    },
    listRefunds: async () =>
      ok({
        refunds: [
          {
            id: 're_1',
            refundId: 'r1',
            state: 'succeeded',
            failureCode: null,
            amount: 400,
            currency: 'usd',
            intentId: 'pi_1',
          },
          {
            id: 're_2',
            refundId: 'r2',
            state: 'succeeded',
            failureCode: null,
            amount: 400,
            currency: 'eur',
            intentId: 'pi_1',
          },
        ],
        unreadable: ['re_3'],
      }),
  } as unknown as PaymentGateway;
  const client = new GatewayClient(
    gateway,
    { pause: async (milliseconds) => void delays.push(milliseconds) },
    {
      below: (limit) => {
        limits.push(limit);
        return Math.min(chance, limit - 1);
      },
    },
  );
  return { client, calls, delays, limits };
}
const away = unreachable('time-out', true);

describe('a call of the gateway', () => {
  it('is made once where it is answered', async () => {
    const { client, calls, delays } = clientOf([]);
    expect((await client.retrieveIntent(payment(), 'pi_1', standardRetries)).isOk()).to.equal(true);
    expect([calls, delays, client.gateway]).to.deep.equal([['pi_1'], [], 'test']);
  });

  it('is repeated three times, each after a delay that is twice as long and up to half of it more by chance', async () => {
    const least = clientOf(Array(4).fill(away));
    expect((await least.client.retrieveIntent(payment(), 'pi_1', standardRetries))._unsafeUnwrapErr()).to.equal(away);
    expect([least.calls.length, least.delays, least.limits]).to.deep.equal([4, [400, 800, 1600], [201, 401, 801]]);
    const most = clientOf([away, away, away], Number.POSITIVE_INFINITY);
    expect((await most.client.retrieveIntent(payment(), 'pi_1', standardRetries)).isOk()).to.equal(true);
    expect(most.delays).to.deep.equal([600, 1200, 2400]);
  });

  it('tells before each repetition that it goes on', async () => {
    const told: number[] = [];
    const { client } = clientOf([away, away]);
    const beforeRetry = async () => void told.push(1);
    await client.retrieveIntent(payment(), 'pi_1', { ...standardRetries, beforeRetry });
    expect(told).to.have.length(2);
  });

  for (const [what, failure] of Object.entries({
    'a refusal': refused('no_such_intent'),
    'a decline': declined('card_declined'),
    'what may not be repeated at once': unreachable('an odd answer', false),
  }))
    it(`is not repeated after ${what}`, async () => {
      const { client, calls } = clientOf([failure]);
      expect((await client.retrieveIntent(payment(), 'pi_1', standardRetries))._unsafeUnwrapErr()).to.equal(failure);
      expect(calls).to.have.length(1);
    });

  it('is made once where it is tried again later anyway', async () => {
    const { client, calls, delays } = clientOf([away]);
    expect((await client.retrieveIntent(payment(), 'pi_1', noRetries)).isErr()).to.equal(true);
    expect([calls.length, delays]).to.deep.equal([1, []]);
  });

  it('about refunds says which ones it understands, and what is wrong with each of the others', async () => {
    const listed = (await clientOf([]).client.listRefunds(payment()))._unsafeUnwrap();
    expect(listed.refunds.map(({ id }) => id)).to.deep.equal(['re_1']);
    expect(listed.oddities).to.deep.equal([
      'refund re_3: unreadable',
      'refund re_2: the answer is about another currency',
    ]);
  });

  it('about refunds is not made where nothing was ever charged', async () => {
    const { client } = clientOf([]);
    const none = { ...{ kind: 'gateway.unreachable', reason: 'the payment has no intent', retryable: false } };
    expect((await client.listRefunds(payment(null)))._unsafeUnwrapErr()).to.deep.equal(none);
    const refund = { id: 'r1', amount: 400 } as RefundFacts;
    expect((await client.createRefund(payment(null), refund, noRetries))._unsafeUnwrapErr()).to.deep.equal(none);
  });
});

describe("a gateway's failure", () => {
  it('is a refusal or a decline for good, or an answer that did not come', () => {
    expect(refused('x')).to.deep.equal({ kind: 'gateway.refused', code: 'x', isDecline: false });
    expect(declined('x')).to.deep.equal({ kind: 'gateway.refused', code: 'x', isDecline: true });
    expect(away).to.deep.equal({ kind: 'gateway.unreachable', reason: 'time-out', retryable: true });
  });

  it('to a question leaves the outcome unknown, whichever it is', () => {
    expect(unknownOutcome(away)).to.equal(away);
    expect(unknownOutcome(refused('x'))).to.deep.equal(unreachable('x', false));
  });
});

describe('a lease', () => {
  it('holds for twenty seconds, and not a moment longer', () => {
    const clock = new ManualClock();
    const until = leaseFrom(clock.now());
    clock.advance({ seconds: 19, milliseconds: 999 });
    expect(isLeased(until, clock.now())).to.equal(true);
    clock.advance({ milliseconds: 1 });
    expect([isLeased(until, clock.now()), isLeased(null, clock.now())]).to.deep.equal([false, false]);
  });
});
