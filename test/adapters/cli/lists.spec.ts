import { expect } from 'chai';
import { accounts } from '../../../src/infrastructure/wiring/tokens/account-tokens.ts';
import { jobs } from '../../../src/infrastructure/wiring/tokens/job-tokens.ts';
import { type Cli, cliOn, everyCommand } from '../../support/cli.ts';
import { filesApi } from '../../support/files/files-api.ts';
import { type MemoryProduct, memoryProduct } from '../../support/memory-product.ts';

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
/** An id, or a moment, of which the end is missing. */
const cutId = /[0-9a-f]{6}[0-9a-f-]*…/;
const cutMoment = /\d (s|m|mi|min|h|d) ?a?g?…/;

const long = 'Sow the beans behind the shed before the frost comes back, and water them every other evening';

/** Every command that shows many things at once, on a product that has some of each; texts are long. */
const lists: Readonly<Record<string, string>> = {
  'users list': '',
  'users sessions': ' accountant@example.com',
  'tasks list': ' --user OWNER',
  'projects list': ' --user OWNER',
  'files list': ' --user OWNER',
  'payments list': '',
  'audit list': ' --limit 100',
  'jobs list': '',
  'webhooks list': '',
  'webhooks deliveries': '',
};

describe('a list at 80 columns', () => {
  let cli: Cli;
  let userId: string;

  before(async () => {
    const product = memoryProduct();
    cli = cliOn(product.container);
    userId = await fill(product, cli);
  });

  it('is one of all that there are', () => {
    const many = everyCommand().map(({ words }) => words);
    expect(Object.keys(lists)).to.have.members(
      many.filter((words) => /( list|users sessions|deliveries)$/.test(words)),
    );
  });

  for (const [words, more] of Object.entries(lists))
    it(`of ${words} shows ids and moments whole`, async () => {
      const line = `${words}${more.replace('OWNER', userId)}`;
      const { code, output, errors } = await cli.run(line, { width: 80 });
      expect(code, errors).to.equal(0);
      const wide = (await cli.run(line)).output;
      expect(wide).not.to.equal('none');
      expect(output.match(uuid) ?? []).to.have.members(wide.match(uuid) ?? []);
      expect(output).not.to.match(cutId).and.not.to.match(cutMoment);
      const [first = ''] = output.split('\n');
      if (!first.startsWith('id  ') || first.trim().split(/ {2,}/).length > 2)
        for (const each of output.split('\n')) expect(each.length, each).to.be.at.most(80);
    });
});

/** The id of somebody who has some of everything. */
async function fill(product: MemoryProduct, cli: Cli): Promise<string> {
  const { container } = product;
  const add = ['webhooks', 'add', 'http://127.0.0.1:9/hooks/of/a/long/path', '--events', 'task.created,file.created'];
  const { id: webhook } = await cli.json(add);
  await cli.run(`webhooks test ${webhook}`);
  const api = await filesApi(product);
  const project = await api.created('/projects', { name: long });
  await api.created('/tasks', { title: long, projectId: project.id });
  await api.uploaded(`name=${encodeURIComponent(long)}`);
  const payment = { amount: 1999, currency: 'EUR', paymentMethodId: 'pm_card_visa', description: long };
  await api.created('/payments', payment);
  await cli.json(['users', 'create', 'accountant@example.com', '--name', long, '--generate']);
  const [person] = (await container.get(accounts.directory).page({ search: 'accountant' }, { limit: 1, offset: 0 }))
    .items;
  await cli.run(`token issue ${person?.facts.id}`);
  expect(await container.get(jobs.ledger).list({}, 1)).to.have.length(1);
  return api.userId;
}
