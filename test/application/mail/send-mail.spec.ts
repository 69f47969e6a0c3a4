import { expect } from 'chai';
import { MemoryJobs } from '../../../src/adapters/jobs/memory-jobs.ts';
import { MemoryUsers } from '../../../src/adapters/persistence/memory/accounts/memory-users.ts';
import { MemoryDatabase } from '../../../src/adapters/persistence/memory/kernel/memory-database.ts';
import type { Mailer } from '../../../src/application/mail/ports.ts';
import { QueuedOutbox, sendMail } from '../../../src/application/mail/queued-outbox.ts';
import { sendMailJob } from '../../../src/application/mail/send-mail-job.ts';
import { User } from '../../../src/domain/accounts/user.ts';
import type { Instant } from '../../../src/domain/kernel/instant.ts';
import { ManualClock } from '../../support/manual-clock.ts';

describe('a queued mail', () => {
  const at = '2026-03-01T10:00:00.000Z' as Instant;
  let users: MemoryUsers;
  let outbox: QueuedOutbox;
  let jobs: MemoryJobs;
  let sent: Parameters<Mailer['send']>[0][];
  let written: unknown[][];
  let links: Record<string, string>;
  beforeEach(async () => {
    const database = new MemoryDatabase();
    users = new MemoryUsers(database);
    jobs = new MemoryJobs(database, new ManualClock());
    outbox = new QueuedOutbox(jobs);
    sent = [];
    written = [];
    links = { 'welcome 1': 'https://app.example/1' };
    const write = (...given: unknown[]) => {
      written.push(given);
      return { subject: 'Welcome', html: '<p>Welcome</p>', text: 'Welcome' };
    };
    const mail = sendMailJob({
      boughtBy: async (paymentId) => `what ${paymentId} was for`,
      users,
      links: { addressOf: async (name, id) => links[`${name} ${id}`] },
      templates: { write },
      mailer: { send: async (given) => void sent.push(given) },
    });
    await jobs.start([mail]);
    for (const [userId, email] of [
      ['ada', 'ada@example.com'],
      ['silent', null],
    ] as const)
      await users.findOrAdd(User.provision({ userId, issuer: 'shared-secret', email, issuedAt: at }, at));
  });

  it('holds names of things only, and has about a day of tries', async () => {
    await outbox.post('password-changed', 'ada', { at });
    const [job] = await jobs.list({}, 10);
    expect(job?.facts).to.deep.equal({ mail: 'password-changed', userId: 'ada', at });
    expect(sendMail).to.deep.equal({ name: 'mail', retries: 12, limitSeconds: 120 });
  });

  it('is written and sent to the address that its user has now, under the id of its job', async () => {
    await outbox.post('password-changed', 'ada', { at });
    await jobs.runDue();
    const [job] = await jobs.list({}, 10);
    const to = { address: 'ada@example.com', name: null };
    expect(written).to.deep.equal([['password-changed', to, { at }, null, null]]);
    expect(sent).to.deep.equal([
      { id: job?.id, name: 'password-changed', to, subject: 'Welcome', html: '<p>Welcome</p>', text: 'Welcome' },
    ]);
  });

  it('with a link is written with the address of its link, while that leads somewhere', async () => {
    await outbox.post('welcome', 'ada', { linkId: '1' });
    await outbox.post('welcome', 'ada', { linkId: '2' });
    await jobs.runDue();
    expect(written.map(([, , facts, link]) => [facts, link])).to.deep.equal([
      [{ linkId: '1' }, 'https://app.example/1'],
    ]);
    expect(sent).to.have.length(1);
    expect((await jobs.list({}, 10)).map(({ state }) => state)).to.deep.equal(['done', 'done']);
  });

  it('about a payment says what it was for', async () => {
    const facts = { paymentId: 'p1', amount: 1999, currency: 'EUR', at };
    await outbox.post('payment-receipt', 'ada', facts);
    await jobs.runDue();
    expect(written.map(([name, , told, , bought]) => [name, told, bought])).to.deep.equal([
      ['payment-receipt', facts, 'what p1 was for'],
    ]);
  });

  it('to nobody, to somebody unknown and to somebody without an address is not sent', async () => {
    for (const userId of [null, 'nobody', 'silent']) await outbox.post('password-changed', userId, { at });
    await jobs.runDue();
    expect([written, sent]).to.deep.equal([[], []]);
    expect((await jobs.list({}, 10)).map(({ state }) => state)).to.deep.equal(['done', 'done', 'done']);
  });
});
