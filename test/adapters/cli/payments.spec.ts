import { expect } from 'chai';
import type { Actor } from '../../../src/application/kernel/actor.ts';
import { payments } from '../../../src/infrastructure/wiring/tokens/payment-tokens.ts';
import { type Cli, memoryCli } from '../../support/cli.ts';

const payer: Actor = {
  userId: 'payer',
  role: 'user',
  email: null,
  sessionId: null,
  origin: { requestId: null, address: null, userAgent: null },
};
const anId = '6b1e6a52-6c53-4f3e-9c55-0a9d0c8f3b11';

const pay = async (cli: Cli, amount: number, paymentMethod = 'pm_card_visa'): Promise<string> => {
  const given = { amount, currency: 'EUR', paymentMethod, description: 'a cup' };
  return (await cli.container.get(payments.useCases).make.execute(payer, given))._unsafeUnwrap().facts.id;
};

describe('payments', () => {
  let cli: Cli;
  let id: string;
  beforeEach(async () => {
    cli = memoryCli();
    id = await pay(cli, 1999);
  });

  it('are listed and shown, whoever paid', async () => {
    await pay(cli, 5, 'pm_card_authenticationRequired');
    expect(await cli.json('payments list')).to.have.property('total', 2);
    expect(await cli.json('payments list --status completed')).to.have.nested.property('items[0].id', id);
    expect(await cli.json('payments list --user payer --limit 1')).to.have.property('total', 2);
    expect(await cli.json('payments list --user nobody')).to.have.property('total', 0);
    expect((await cli.run('payments list')).output)
      .to.contain('19.99 EUR')
      .and.to.contain('0.05 EUR');
    expect(await cli.json(['payments', 'show', id])).to.include({ ownerId: 'payer', amount: 1999, refundedAmount: 0 });
    expect((await cli.run(['payments', 'show', id])).output).to.match(/amount +19\.99 EUR/);
  });

  it('that are unknown are refused', async () => {
    for (const words of [
      `payments show ${anId}`,
      `payments refund ${anId} --yes`,
      'payments list --user no@example.com',
    ]) {
      const { code, output, errors } = await cli.run(words);
      expect([code, output], words).to.deep.equal([1, '']);
      expect(errors).to.contain('There is no such');
    }
  });

  it('are paid back in part and then all that is left, by the operator', async () => {
    expect((await cli.run(['payments', 'refund', id], { answers: ['n'] })).errors).to.equal('Nothing was done.');
    const part = await cli.json(['payments', 'refund', id, '--amount', '500', '--reason', 'broken', '--yes']);
    expect(part).to.have.nested.property('refund.amount', 500);
    expect(part).to.have.nested.property('payment.status', 'partially_refunded');
    const rest = await cli.run(['payments', 'refund', id], { answers: ['y'] });
    expect(rest.output).to.contain('14.99 EUR');
    expect((await cli.run(['payments', 'show', id])).output).to.contain('broken');
    const over = await cli.run(['payments', 'refund', id, '--yes']);
    expect([over.code, over.output]).to.deep.equal([1, '']);
    const entries = await cli.json(['audit', 'list', '--transaction', id]);
    const actors = (entries['items'] as { actor: { id: string } }[]).map(({ actor }) => actor.id);
    expect(actors.filter((actor) => actor === 'cli:tester')).to.have.length.above(1);
  });

  it('that are pending are reconciled, and shown one by one', async () => {
    await pay(cli, 700, 'pm_usBankAccount');
    const { output, terminal } = await cli.run('payments reconcile --pending-for 0');
    expect(output).to.match(/looked at +1/);
    expect(terminal.reached).to.deep.equal([1]);
    expect(await cli.json('payments reconcile')).to.have.all.keys('looked', 'settled', 'open');
  });
});
