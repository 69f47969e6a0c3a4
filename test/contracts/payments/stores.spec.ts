import { expect } from 'chai';
import type { MemoryDatabase } from '../../../src/adapters/persistence/memory/kernel/memory-database.ts';
import { MemoryHandledEvents } from '../../../src/adapters/persistence/memory/payments/memory-handled-events.ts';
import { MemoryPaymentKeys } from '../../../src/adapters/persistence/memory/payments/memory-payment-keys.ts';
import { MemoryPayments } from '../../../src/adapters/persistence/memory/payments/memory-payments.ts';
import type { Database } from '../../../src/adapters/persistence/mikro-orm/database.ts';
import { MikroHandledEvents } from '../../../src/adapters/persistence/mikro-orm/payments/mikro-handled-events.ts';
import { MikroPaymentKeys } from '../../../src/adapters/persistence/mikro-orm/payments/mikro-payment-keys.ts';
import { MikroPayments } from '../../../src/adapters/persistence/mikro-orm/payments/mikro-payments.ts';
import { randomIds } from '../../../src/adapters/system/random-ids.ts';
import type { HandledEvents, PaymentKeys, Payments } from '../../../src/application/payments/ports.ts';
import { instantOf, after as laterThan } from '../../../src/domain/kernel/instant.ts';
import type { MinorUnits } from '../../../src/domain/payments/money.ts';
import { Payment, type PaymentFacts } from '../../../src/domain/payments/payment.ts';
import type { RefundFacts } from '../../../src/domain/payments/refund.ts';
import { describeOnBothStores } from '../../support/both-stores.ts';

const at = (minute: number) => instantOf(Date.UTC(2026, 0, 1, 0, minute));

/** Every field differs from every other. */
const refund = (change: Partial<RefundFacts> = {}): RefundFacts => ({
  id: randomIds.uuid(),
  amount: 300 as MinorUnits,
  status: 'pending',
  reason: 'too small',
  gatewayId: `re_${randomIds.uuid()}`,
  failureCode: 'lost',
  leasedUntil: at(11),
  createdAt: at(12),
  updatedAt: at(13),
  ...change,
});
const payment = (change: Partial<PaymentFacts> = {}): Payment =>
  Payment.restore({
    id: randomIds.uuid(),
    ownerId: 'ada',
    gateway: 'sandbox',
    amount: 99_999_999 as MinorUnits,
    currency: 'EUR',
    description: 'A book',
    paymentMethod: 'pm_card_visa',
    status: 'partially_refunded',
    intentId: `pi_${randomIds.uuid()}`,
    failureCode: 'none',
    nextAction: { type: 'redirect_to_url', redirectUrl: 'https://example.com', clientSecret: 's' },
    refunds: [refund(), refund({ status: 'succeeded', gatewayId: null, reason: null, leasedUntil: null })],
    disputes: [{ id: 'dp_1', state: 'won' }],
    leasedUntil: at(1),
    createdAt: at(2),
    updatedAt: at(3),
    refundedAt: at(4),
    ...change,
  });
const fresh = (change: Partial<PaymentFacts> = {}) =>
  payment({ status: 'pending', refunds: [], leasedUntil: null, ...change });

describeOnBothStores(
  'payments',
  {
    memory: (database: MemoryDatabase): Payments => new MemoryPayments(database),
    postgres: (database: Database): Payments => new MikroPayments(database),
  },
  (store) => {
    const moment = { now: at(30), begunBefore: at(29) };

    it('come back as they were stored, by id and by intent', async () => {
      const opened = fresh();
      await store.ports.add(opened);
      const changed = payment({ id: opened.facts.id });
      await store.ports.save(changed);
      expect((await store.ports.withId(opened.facts.id))?.facts).to.deep.equal(changed.facts);
      expect((await store.ports.withIntent(changed.facts.intentId ?? ''))?.facts).to.deep.equal(changed.facts);
      expect(await store.ports.withId('no id')).to.equal(undefined);
      const settled = changed.facts.refunds.map((one) => ({ ...one, status: 'failed' as const, failureCode: 'x' }));
      await store.ports.save(Payment.restore({ ...changed.facts, refunds: settled }));
      expect((await store.ports.withId(opened.facts.id))?.facts.refunds).to.deep.equal(settled);
    });

    it('are listed by owner, status and order, a window at a time', async () => {
      const first = fresh({ ownerId: 'lists', createdAt: at(1), amount: 3 as MinorUnits });
      const second = fresh({ ownerId: 'lists', createdAt: at(2), amount: 2 as MinorUnits, status: 'failed' });
      const third = fresh({ ownerId: 'lists', createdAt: at(2), amount: 1 as MinorUnits });
      for (const one of [first, second, third]) await store.ports.add(one);
      const listed = async (filter: object, window = { limit: 9, offset: 0 }) => {
        const { items, total } = await store.ports.page({ ownerId: 'lists', order: '-createdAt', ...filter }, window);
        return [...items.map(({ facts }) => facts.amount), total];
      };
      expect(await listed({})).to.deep.equal([1, 2, 3, 3]);
      expect(await listed({}, { limit: 1, offset: 1 })).to.deep.equal([2, 3]);
      expect(await listed({ status: 'failed' })).to.deep.equal([2, 1]);
      expect(await listed({ order: 'createdAt' })).to.deep.equal([3, 2, 1, 3]);
      expect(await listed({ order: 'amount' })).to.deep.equal([1, 2, 3, 3]);
    });

    it('are due when pending for long enough or left behind, or when a refund is', async () => {
      const gateway = 'due';
      const due = [
        fresh({ gateway, createdAt: at(29) }),
        fresh({ gateway, createdAt: at(30), leasedUntil: at(30) }),
        fresh({ gateway, status: 'completed' }),
      ];
      const others = [
        fresh({ gateway, createdAt: at(30) }),
        fresh({ gateway, createdAt: at(1), leasedUntil: at(31) }),
        fresh({ gateway, status: 'failed' }),
        fresh({ gateway: 'other' }),
      ];
      for (const one of [...due, ...others]) await store.ports.add(one);
      const third = due[2] as Payment;
      await store.ports.save(Payment.restore({ ...third.facts, refunds: [refund({ leasedUntil: null })] }));
      const ids = due.map(({ facts }) => facts.id).sort();
      const [first, second, last] = ids.map((id) => ({ id, looks: 0 }));
      const asked = { ...moment, postponedToo: false };
      expect(await store.ports.due(gateway, asked, null, 9)).to.deep.equal([first, second, last]);
      expect(await store.ports.due(gateway, asked, first ?? null, 1)).to.deep.equal([second]);
      const firstId = ids[0] ?? '';
      await store.ports.postpone(firstId, 3, moment.now);
      const looked = { id: firstId, looks: 3 };
      expect(await store.ports.due(gateway, asked, null, 9)).to.deep.equal([second, last, looked]);
      expect(await store.ports.due(gateway, asked, last ?? null, 9)).to.deep.equal([looked]);
      await store.ports.postpone(firstId, 3, laterThan(moment.now, { milliseconds: 1 }));
      expect(await store.ports.due(gateway, asked, null, 9)).to.deep.equal([second, last]);
      expect(await store.ports.due(gateway, { ...asked, postponedToo: true }, null, 9)).to.deep.equal([
        second,
        last,
        looked,
      ]);
      await store.ports.save(due.find(({ facts }) => facts.id === firstId) as Payment);
      expect((await store.ports.due(gateway, asked, null, 9)).at(-1)).to.deep.equal(looked);
    });
  },
);

describeOnBothStores(
  'keys of payments',
  {
    memory: (database: MemoryDatabase): PaymentKeys => new MemoryPaymentKeys(database),
    postgres: (database: Database): PaymentKeys => new MikroPaymentKeys(database),
  },
  (store) => {
    const key = (name: string) => ({
      ownerId: 'ada',
      key: name,
      fingerprint: 'f',
      paymentId: randomIds.uuid(),
      refundId: randomIds.uuid(),
      at: at(1),
    });
    const answer = (body: string) => ({ status: 201, headers: { Location: '/x' }, body });

    it('are bound once, whoever comes first', async () => {
      const all = Array.from({ length: 10 }, () => key('once'));
      const bound = await Promise.all(all.map((one) => store.ports.bind(one)));
      expect(bound.filter((won) => won)).to.have.length(1);
      expect(await store.ports.find('ada', 'once')).to.deep.equal(all[bound.indexOf(true)]);
      expect(await store.ports.find('bob', 'once')).to.equal(undefined);
    });

    it('keep the first answer, and forget it without forgetting the key', async () => {
      await store.ports.bind(key('kept'));
      expect(await store.ports.answerOf('ada', 'kept')).to.equal(undefined);
      const kept = await Promise.all(['a', 'b'].map((body) => store.ports.keepAnswer('ada', 'kept', answer(body))));
      expect(kept[0]).to.deep.equal(kept[1]);
      expect(await store.ports.answerOf('ada', 'kept')).to.deep.equal(kept[0]);
      expect(await store.ports.forgetAnswersBefore(at(1), 9)).to.equal(0);
      expect(await store.ports.forgetAnswersBefore(at(2), 9)).to.equal(1);
      expect(await store.ports.answerOf('ada', 'kept')).to.equal(undefined);
      expect((await store.ports.find('ada', 'kept'))?.key).to.equal('kept');
    });
  },
);

describeOnBothStores(
  'handled events',
  {
    memory: (database: MemoryDatabase): HandledEvents => new MemoryHandledEvents(database),
    postgres: (database: Database): HandledEvents => new MikroHandledEvents(database),
  },
  (store) => {
    it('are added once', async () => {
      const event = { id: 'evt_1', type: 'charge.refunded', at: at(1), paymentId: randomIds.uuid() };
      expect(await store.ports.includes('evt_1')).to.equal(false);
      const added = await Promise.all(Array.from({ length: 10 }, () => store.ports.add(event)));
      expect(added.filter((isNew) => isNew)).to.have.length(1);
      expect(await store.ports.includes('evt_1')).to.equal(true);
    });
  },
);
