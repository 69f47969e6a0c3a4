import { expect } from 'chai';
import { everyCommand, memoryCli } from '../../support/cli.ts';

describe('the command line', () => {
  const cli = memoryCli();

  it('has every command that the contract names', () => {
    const users =
      'list show create promote demote lock unlock verify sessions revoke-sessions set-password export delete';
    expect(everyCommand().map(({ words }) => words)).to.have.members([
      ...['serve', 'migrate up', 'migrate down', 'migrate status', 'doctor', 'openapi', 'seed', 'completion'],
      ...users.split(' ').map((verb) => `users ${verb}`),
      ...[
        'tasks list',
        'tasks purge',
        'projects list',
        'audit list',
        'jobs list',
        'jobs retry',
        'jobs release',
        'token issue',
      ],
      ...['backup create', 'backup restore', 'backup verify'],
      ...['files list', 'files show', 'files delete', 'files sweep'],
      ...'add list remove rotate deliveries redeliver test'.split(' ').map((verb) => `webhooks ${verb}`),
      ...['payments list', 'payments show', 'payments refund', 'payments reconcile'],
    ]);
  });

  it('lets a script read the answer of each but those that answer with a script or with nothing', () => {
    const mute = everyCommand().filter(({ output }) => output === undefined);
    expect(mute.map(({ words }) => words)).to.deep.equal(['serve', 'completion']);
  });

  it('asks before what destroys', () => {
    const asking = everyCommand().filter(({ confirm }) => confirm !== undefined);
    expect(asking.map(({ words }) => words)).to.have.members([
      ...['migrate down', 'users delete', 'tasks purge', 'files delete', 'payments refund', 'seed', 'backup restore'],
      'webhooks remove',
    ]);
  });

  it('takes the beginning of an id wherever it takes an id of something that is there', () => {
    // A backup is a file of the machine.
    const others = everyCommand().filter(({ words }) => !words.startsWith('backup '));
    for (const { words, arguments: given = {}, options = [], ids = {} } of others) {
      const named = [...Object.keys(given), ...options.map(({ flags }) => flags)];
      const expected = named.filter((each) =>
        /^<(user|payment|file|id|webhook|delivery)>$|^--(user|transaction|webhook) /.test(each),
      );
      expect(Object.keys(ids).length, words).to.equal(expected.length);
    }
  });

  for (const { words } of everyCommand())
    it(`tells how "${words}" is used, with examples, on standard output`, async () => {
      const { code, output, errors } = await cli.run(`${words} --help`);
      expect(code).to.equal(0);
      expect(output).to.contain(`Usage: mainstay ${words}`).and.to.contain(`Examples:\n  mainstay ${words}`);
      expect(errors).to.equal('');
    });

  for (const { words, examples } of everyCommand())
    it(`understands its own examples of "${words}"`, () => {
      for (const example of examples) expect(example).to.match(new RegExp(`^${words}( |$)`));
    });

  for (const { words } of everyCommand())
    it(`ends "${words}" with 2 on an option that it does not know, and names it`, async () => {
      const { code, output, errors } = await cli.run(`${words} --nonsense`);
      expect([code, output]).to.deep.equal([2, '']);
      expect(errors).to.contain("unknown option '--nonsense'").and.to.contain(`mainstay ${words} --help`);
    });

  for (const line of [
    ...[
      'users show',
      'users lock',
      'users create',
      'users create a@b.c',
      'users list --limit 0',
      'users list --role x',
    ],
    ...['users create a@b.c --name Al --generate --password-stdin', 'users show a b', 'tasks list', 'jobs retry'],
    ...[
      'tasks list --user a --status x',
      'projects list',
      'projects list --user a --status open',
      'audit list --since yesterday',
      'audit list --until 2026-11-20T10:00',
    ],
    ...['audit list --since 2026-13-01', 'jobs list --state x', 'token issue a --minutes 0', 'seed --users 0'],
    ...['seed --tasks many', 'payments list --status x', 'payments refund', 'payments refund x --amount 1.5'],
    ...['payments reconcile --pending-for -1', 'payments show', 'serve --workers 0', 'serve --jobs maybe'],
    ...['serve --workers 2 --jobs only', 'completion', 'completion tcsh', 'migrate sideways', 'nonsense', 'users', ''],
  ])
    it(`ends "${line}" with 2, and says how it is used`, async () => {
      const { code, output, errors } = await cli.run(line === '' ? [] : line);
      expect([code, output]).to.deep.equal([2, '']);
      expect(errors).to.contain('Usage: mainstay').and.to.contain('--help');
    });

  it('names each argument and option that is wrong, as it is typed', async () => {
    const { errors } = await cli.run('payments reconcile --pending-for soon');
    expect(errors).to.match(/^--pending-for: a whole number from 0 to 86400\n/);
    const several = await cli.run('users list --limit x --role y');
    expect(several.errors).to.contain('--limit: a whole number').and.to.contain('--role: one of user, admin');
    expect((await cli.run('completion tcsh')).errors).to.contain('<shell>: one of bash, zsh, fish');
  });

  it('asks, and does nothing without a yes', async () => {
    for (const answer of ['', 'n', 'no', 'yesterday']) {
      const { code, errors, terminal } = await cli.run('tasks purge', { answers: [answer] });
      expect([code, errors]).to.deep.equal([1, 'Nothing was done.']);
      expect(terminal.asked).to.have.lengthOf(1);
    }
    for (const answer of ['y', 'YES ']) expect((await cli.run('tasks purge', { answers: [answer] })).code).to.equal(0);
  });

  it('refuses what destroys where nobody can be asked, unless told so', async () => {
    const refused = await cli.run('tasks purge');
    expect([refused.code, refused.output]).to.deep.equal([1, '']);
    expect(refused.errors).to.contain('--yes');
    expect((await cli.run('tasks purge --yes')).code).to.equal(0);
  });

  it('tells its version', async () => {
    expect((await cli.run('--version')).output).to.match(/^\d+\.\d+\.\d+$/);
  });
});
