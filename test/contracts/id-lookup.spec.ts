import { expect } from 'chai';
import { User } from '../../src/domain/accounts/user.ts';
import { accounts } from '../../src/infrastructure/wiring/tokens/account-tokens.ts';
import { jobs } from '../../src/infrastructure/wiring/tokens/job-tokens.ts';
import { payments } from '../../src/infrastructure/wiring/tokens/payment-tokens.ts';
import { kernel } from '../../src/infrastructure/wiring/tokens/tokens.ts';
import { type Cli, cliOn } from '../support/cli.ts';
import { filesApi } from '../support/files/files-api.ts';
import { type MemoryProduct, memoryProduct } from '../support/memory-product.ts';
import { postgresProduct } from '../support/postgres-product.ts';

const actor = (userId: string) => ({
  ...{ userId, role: 'user' as const, email: null, sessionId: null },
  origin: { requestId: null, address: null, userAgent: null },
});

/** Nobody listens there: whatever is sent fails at once. */
const hooksUrl = 'http://127.0.0.1:9/';

const products = {
  memory: async () => ({ product: memoryProduct(), close: async () => {} }),
  PostgreSQL: () => postgresProduct(),
};

for (const [store, open] of Object.entries(products))
  describe(`the beginning of an id, in ${store}`, () => {
    let product: MemoryProduct;
    let cli: Cli;
    let close: () => Promise<void>;
    const add = (userId: string) => {
      const now = product.clock.now();
      const known = { userId, issuer: 'shared-secret', email: null, issuedAt: now };
      return product.container.get(accounts.users).findOrAdd(User.provision(known, now));
    };
    before(async () => {
      ({ product, close } = await open());
      cli = cliOn(product.container);
      for (const id of ['adalovelace', 'adalovelace2', 'gracehopper', 'short']) await add(id);
    });
    after(() => close());

    it('is found, or is too little, or is several', async () => {
      const lookup = product.container.get(kernel.idLookup);
      expect(await lookup.beginningWith('user', 'ada')).to.deep.equal({ total: 2, first: 'adalovelace' });
      expect(await lookup.beginningWith('user', 'gracehopper')).to.deep.equal({ total: 1, first: 'gracehopper' });
      for (const thing of ['user', 'payment', 'file', 'job', 'webhook', 'delivery'] as const)
        expect(await lookup.beginningWith(thing, 'a%_x')).to.deep.equal({ total: 0, first: undefined });
    });

    it('names a user in every command that takes one', async () => {
      expect(await cli.json('users show graceh')).to.include({ id: 'gracehopper' });
      expect(await cli.json('users lock graceh')).to.include({ id: 'gracehopper' });
      expect(await cli.json('tasks list --user graceh')).to.include({ total: 0 });
      expect((await cli.json('audit list --user graceh'))['total']).to.be.above(0);
      expect((await cli.run('users show grace')).code, 'five are too few').to.equal(1);
      expect((await cli.run('users show short')).code).to.equal(0);
    });

    it('of several is refused with their number, and the whole id of one of them is not', async () => {
      const { code, errors } = await cli.run('users delete adalov --yes');
      expect(code).to.equal(1);
      expect(errors).to.equal('adalov is the beginning of 2 ids.\nType more of it.');
      expect(await cli.json('users show adalovelace')).to.include({ id: 'adalovelace' });
    });

    it('names payments, files and jobs, and the question names them whole', async () => {
      const use = product.container.get(payments.useCases);
      const given = { amount: 1999, currency: 'EUR', paymentMethod: 'pm_card_visa', description: 'a cup' };
      const id = (await use.make.execute(actor('gracehopper'), given))._unsafeUnwrap().facts.id;
      expect(await cli.json(`payments show ${id.slice(0, -2)}`)).to.include({ id });
      expect((await cli.json(`audit list --transaction ${id.slice(0, -2)}`))['total']).to.be.above(0);
      const { terminal } = await cli.run(`payments refund ${id.slice(0, -2)}`, { answers: ['no'] });
      expect(terminal.asked.join()).to.contain(id);
      const file = await (await filesApi(product)).uploaded('name=a');
      expect(await cli.json(`files show ${file.id.slice(0, -2)}`)).to.include({ id: file.id });
      const [job] = await product.container.get(jobs.ledger).list({}, 1);
      const { errors } = await cli.run(`jobs retry ${job?.id.slice(0, -2)}`);
      expect(errors, 'it is known, and has not failed').to.contain('jobs list --state dead');
    });

    it('names webhooks and what they are sent, in every command that takes one', async () => {
      const add = async () =>
        (await cli.json(['webhooks', 'add', hooksUrl, '--events', 'task.created']))['id'] as string;
      const [id, other] = [await add(), await add()];
      const beginning = id.slice(0, -2);
      await cli.run(`webhooks test ${beginning}`);
      const [delivery] = (await cli.json(`webhooks deliveries --webhook ${beginning}`)) as unknown as { id: string }[];
      expect(await cli.json(`webhooks redeliver ${delivery?.id.slice(0, -2)}`)).to.include({ id: delivery?.id });
      expect(await cli.json(`webhooks rotate ${beginning}`)).to.include({ id });
      expect(await cli.json(`webhooks remove ${beginning} --yes`)).to.deep.equal({ id });
      expect(await cli.json(`webhooks remove ${other} --yes`)).to.deep.equal({ id: other });
    });

    it('of nothing is refused as a whole id is', async () => {
      const commands = ['users show', 'payments show', 'files show', 'jobs retry', 'webhooks rotate', 'webhooks test'];
      for (const words of [...commands, 'webhooks remove --yes', 'webhooks deliveries --webhook', 'webhooks redeliver'])
        for (const id of ['00000000', 'nobodyhere', '00000000-0000-4000-8000-000000000000'])
          expect((await cli.run(`${words} ${id}`)).code, `${words} ${id}`).to.equal(1);
    });
  });
