import { expect } from 'chai';
import { Load } from './load.ts';
import { losses } from './losses.ts';

const rows = (...marks: readonly string[]) => marks.map((mark) => ({ mark, count: 1 }));

/** A database whose tables hold just that. */
const holding = (held: Readonly<Record<string, readonly { readonly mark: string; readonly count: number }[]>>) => ({
  query: async (sql: string) => held[/from (\w+)/.exec(sql)?.[1] ?? ''] ?? [],
  port: 0,
  collected: true,
});

function acknowledged(): Load {
  const load = new Load({ port: 0, secret: 'a secret of 32 bytes and a few more' });
  load.acknowledged.push({ kind: 'task', mark: 'a task', id: '1', writer: 0 });
  load.acknowledged.push({ kind: 'command', mark: 'a command', id: '2', writer: 0 });
  load.acknowledged.push({ kind: 'payment', mark: 'a payment', id: '3', writer: 0 });
  return load;
}

describe('what the trials of faults compare', () => {
  const whole = {
    tasks: rows('a task', 'a command', 'one that nobody was told of'),
    payments: rows('a payment'),
    sandbox_intents: rows('a payment'),
  };

  it('finds nothing where everything is there once', async () =>
    expect(await losses(acknowledged(), holding(whole))).to.deep.equal([]));

  it('finds what is lost', async () =>
    expect(await losses(acknowledged(), holding({ ...whole, tasks: rows('a task') }))).to.deep.equal([
      'lost: command a command',
    ]));

  it('finds what is there twice, acknowledged or not', async () => {
    const tasks = [...whole.tasks, { mark: 'another', count: 2 }];
    expect(await losses(acknowledged(), holding({ ...whole, tasks }))).to.deep.equal(['2 times in tasks: another']);
  });

  it('finds a payment that was collected twice, or never', async () => {
    const twice = [{ mark: 'a payment', count: 2 }];
    expect(await losses(acknowledged(), holding({ ...whole, sandbox_intents: twice }))).to.deep.equal([
      'not collected once: a payment',
      '2 times in collected: a payment',
    ]);
    expect(await losses(acknowledged(), holding({ ...whole, sandbox_intents: [] }))).to.deep.equal([
      'not collected once: a payment',
    ]);
  });
});
