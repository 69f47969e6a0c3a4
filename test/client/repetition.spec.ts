import { expect } from 'chai';
import { unwrap } from '../../src/client/index.ts';
import { type ClientOnProduct, clientOnProduct } from '../support/client-on-product.ts';
import type { Fate } from '../support/unreliable-proxy.ts';

/** Numbers from 0 to 1 that are the same at every run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

describe('what the client repeats', function () {
  this.timeout(60_000);
  let on: ClientOnProduct;
  before(async () => {
    on = await clientOnProduct();
  });
  after(() => on.close());
  beforeEach(() => {
    on.proxy.reset();
  });

  const times = (fate: Fate, count: number) => {
    let left = count;
    on.proxy.fate = () => (left-- > 0 ? fate : 'pass');
  };

  for (const fate of ['lose', 'lose answer', 'delay', 'repeat'] as const)
    it(`makes one task of one call, whatever becomes of its requests: ${fate}`, async () => {
      const { client } = await on.signedIn({ timeout: 750 });
      times(fate, 2);
      const made = unwrap(await client.tasks.createTask({ title: 'Buy milk' }));
      expect(unwrap(await client.tasks.listTasks()).map(({ id }) => id)).to.deep.equal([made.id]);
      const keys = on.proxy.seen
        .filter(({ method, path }) => method === 'POST' && path.endsWith('/tasks'))
        .map(({ key }) => key);
      expect(new Set(keys).size).to.equal(1);
      expect(keys[0]).to.match(/^[0-9a-f-]{32,36}$/);
    });

  it('charges once', async () => {
    const { client } = await on.signedIn();
    times('lose answer', 2);
    const payment = unwrap(
      await client.payments.createPayment({ amount: 1999, currency: 'EUR', paymentMethodId: 'pm_card_visa' }),
    );
    expect(unwrap(await client.payments.listPayments()).map(({ id }) => id)).to.deep.equal([payment.id]);
  });

  it('takes what a lost answer has deleted for deleted', async () => {
    const { client } = await on.signedIn();
    const { id } = unwrap(await client.tasks.createTask({ title: 'Buy milk' }));
    times('lose answer', 1);
    expect(await client.tasks.deleteTask(id)).to.have.property('ok', true);
    expect(await client.tasks.deleteTask(id)).to.have.nested.property('error.code', 'NOT_FOUND');
  });

  it('waits as long as the server asks for, and gives up where that is too long', async () => {
    const answers = [
      new Response('{"success":false,"error":{"code":"RATE_LIMITED","message":"","requestId":"r"}}', {
        status: 429,
        headers: { 'content-type': 'application/json', 'retry-after': '1' },
      }),
      new Response('{"success":false,"error":{"code":"RATE_LIMITED","message":"","requestId":"r"}}', {
        status: 429,
        headers: { 'content-type': 'application/json', 'retry-after': '600' },
      }),
    ];
    const client = on.newClient({ fetch: async () => answers.shift() ?? new Response(null, { status: 204 }) });
    const begun = performance.now();
    const limited = await client.tasks.listTasks();
    expect(performance.now() - begun).to.be.above(990);
    expect(limited).to.have.property('error').that.includes({ code: 'RATE_LIMITED', retryAfter: 600, status: 429 });
  });

  it('gives up after a few times, longer apart each time', async () => {
    const sent: number[] = [];
    const client = on.newClient({
      fetch: async () => {
        sent.push(performance.now());
        throw new TypeError('fetch failed');
      },
    });
    expect(await client.me.showMe()).to.have.nested.property('error.code', 'NETWORK_FAILURE');
    expect(sent.length).to.equal(4);
    const [first = 0, second = 0, third = 0, last = 0] = sent;
    // How much later than asked a busy machine wakes us says nothing; it never does so earlier.
    const pauses = [second - first, third - second, last - third];
    for (const [attempt, least] of [150, 300, 600].entries()) expect(pauses[attempt]).to.be.above(least - 10);
  });

  it('a hundred calls over a way that loses, delays and repeats write what they say once, and nobody is signed out', async () => {
    const { client, storage } = await on.signedIn({ timeout: 750 });
    const random = chance(7);
    on.proxy.fate = () => {
      const drawn = random();
      return drawn < 0.08
        ? 'lose'
        : drawn < 0.16
          ? 'lose answer'
          : drawn < 0.18
            ? 'delay'
            : drawn < 0.26
              ? 'repeat'
              : 'pass';
    };
    const done = new Set<string>();
    for (let round = 0; round < 5; round += 1) {
      on.outlive();
      const titles = Array.from({ length: 20 }, (_, index) => `Task ${round}.${index}`);
      const made = await Promise.all(titles.map((title) => client.tasks.createTask({ title })));
      for (const [index, each] of made.entries()) {
        if (each.ok) done.add(titles[index] ?? '');
        else expect(each.error.code).to.equal('NETWORK_FAILURE');
      }
    }
    on.proxy.fate = () => 'pass';
    const kept: string[] = [];
    for await (const { title } of client.tasks.listTasks({ limit: 100 })) kept.push(title);
    expect(new Set(kept).size).to.equal(kept.length);
    expect([...done].filter((title) => !kept.includes(title))).to.deep.equal([]);
    expect(done.size).to.be.above(50);
    expect(await storage.get()).not.to.equal(null);
  });
});
