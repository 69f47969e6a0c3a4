import { expect } from 'chai';
import { sql } from 'kysely';
import { exportBody } from '../../../src/adapters/http/v1/accounts/export-body.ts';
import { success } from '../../../src/adapters/http/v1/contract.ts';
import { MikroPersonalRecords } from '../../../src/adapters/persistence/mikro-orm/accounts/mikro-personal-records.ts';
import { MikroUserDirectory } from '../../../src/adapters/persistence/mikro-orm/accounts/mikro-user-directory.ts';
import { MikroAuditLog } from '../../../src/adapters/persistence/mikro-orm/audit/mikro-audit-log.ts';
import { Database } from '../../../src/adapters/persistence/mikro-orm/database.ts';
import { MikroPayments } from '../../../src/adapters/persistence/mikro-orm/payments/mikro-payments.ts';
import { MikroProjects } from '../../../src/adapters/persistence/mikro-orm/projects/mikro-projects.ts';
import { MikroTasks } from '../../../src/adapters/persistence/mikro-orm/tasks/mikro-tasks.ts';
import type { ProjectId } from '../../../src/domain/projects/project.ts';
import { migratedDatabase, newOwnerIn } from '../../support/both-stores.ts';

const id = '0199f0f0-0000-7000-8000-000000000001';
const window = { limit: 20, offset: 0 };
const newest = { filter: {}, sort: { field: 'createdAt', descending: true } } as const;

describe('what one answer is made of', () => {
  let writer: Database;
  let reader: Database;
  let owner: string;
  let close: () => Promise<void>;
  const asked: string[] = [];
  before(async () => {
    const opened = await migratedDatabase();
    writer = opened.database;
    reader = Database.open({ connection: opened.fresh.connection, onQuery: (text) => void asked.push(text) });
    close = async () => {
      await reader.close();
      await opened.close();
    };
    owner = await newOwnerIn(writer);
    const at = sql`'2026-01-01T00:00:00Z'`;
    await sql`insert into projects values (${id}, ${owner}, 'Garden', null, 'active', 1, ${at}, ${at})`.execute(
      writer.kysely(),
    );
    await sql`insert into tasks (owner_id, project_id, title, completed, version, created_at, updated_at)
      select ${owner}, ${id}, 'Task ' || i, i % 2 = 0, 1, ${at}, ${at} from generate_series(1, 1200) i`.execute(
      writer.kysely(),
    );
    await sql`insert into payments values (${id}, ${owner}, 'sandbox', 1000, 'eur', null, 'pm', 'completed', null, null,
      null, '[]', null, ${at}, ${at}, null)`.execute(writer.kysely());
    await sql`insert into refunds values (${id}, ${id}, 0, 400, 'succeeded', null, null, null, null, ${at}, ${at})`.execute(
      writer.kysely(),
    );
  });
  after(() => close());

  const reads: Readonly<Record<string, () => Promise<unknown>>> = {
    'a project with its tasks and their counts': () => new MikroProjects(reader).withTasks(owner, id as ProjectId, 100),
    'a page with its total': () => new MikroTasks(reader).page(owner, newest, window),
    'a deep page with its total': () => new MikroTasks(reader).page(owner, newest, { limit: 20, offset: 900 }),
    'a page of users with its total': () => new MikroUserDirectory(reader).page({}, window),
    'a page of the audit log with its total': () => new MikroAuditLog(reader).page({}, window),
    'a payment with its refunds': () => new MikroPayments(reader).withId(id),
    'a page of payments with their refunds and its total': () =>
      new MikroPayments(reader).page({ ownerId: owner, order: '-createdAt' }, window),
  };
  for (const [name, read] of Object.entries(reads))
    it(`${name}, is read by one statement, which no writer comes into`, async () => {
      asked.length = 0;
      expect(await read()).not.to.equal(undefined);
      expect(asked).to.have.lengthOf(1);
    });

  it('a project is shown with its newest tasks first, and all of them are counted', async () => {
    const shown = await new MikroProjects(reader).withTasks(owner, id as ProjectId, 2);
    expect(shown?.facts).to.include({ id, name: 'Garden', createdAt: '2026-01-01T00:00:00.000Z' });
    expect(shown?.counts).to.deep.equal({ total: 1200, completed: 600 });
    expect(shown?.tasks.map(({ title, createdAt }) => [title, createdAt])).to.deep.equal([
      ['Task 1200', '2026-01-01T00:00:00.000Z'],
      ['Task 1199', '2026-01-01T00:00:00.000Z'],
    ]);
    expect(shown?.tasks[0]).not.to.have.any.keys('ownerId', 'deletedAt', 'deletedWithProject');
  });

  it('an export shows what was there when it began, in batches, whatever is written meanwhile', async () => {
    const sizes = new Map<string, number[]>();
    for await (const { kind, rows } of new MikroPersonalRecords(reader).recordsOf(owner)) {
      if (sizes.size === 0) {
        await sql`delete from tasks where owner_id = ${owner} and id % 3 = 0`.execute(writer.kysely());
        await sql`update projects set name = 'Desert' where id = ${id}`.execute(writer.kysely());
      }
      if (kind === 'projects' && rows.length > 0) expect(rows[0]).to.include({ name: 'Garden' });
      sizes.set(kind, [...(sizes.get(kind) ?? []), rows.length]);
    }
    expect(sizes.get('tasks')).to.deep.equal([0, 500, 500, 200]);
    expect(sizes.get('user')).to.deep.equal([0, 1]);
  });

  it('an export is sent in batches with the very bytes that it would have at once', async () => {
    const records = new MikroPersonalRecords(reader);
    const chunks: Buffer[] = [];
    for await (const chunk of exportBody(records.recordsOf(owner))) chunks.push(Buffer.from(chunk));
    const whole = Buffer.concat(chunks).toString();
    expect(whole).to.equal(JSON.stringify(success(await records.exportOf(owner))));
    expect(chunks.length).to.be.above(3);
    expect(Math.max(...chunks.map(({ length }) => length))).to.be.below(whole.length * 0.7);
    const nobody: Buffer[] = [];
    for await (const chunk of exportBody(records.recordsOf('nobody'))) nobody.push(Buffer.from(chunk));
    expect(Buffer.concat(nobody).toString()).to.equal(JSON.stringify(success(await records.exportOf('nobody'))));
  });

  it('an export that nobody reads to its end gives its connection back', async () => {
    for (let i = 0; i < 15; i += 1)
      for await (const batch of new MikroPersonalRecords(reader).recordsOf(owner)) if (batch.kind === 'user') break;
    expect(await new MikroPersonalRecords(reader).exportOf(owner)).to.include.all.keys(
      'user sessions mailedLinks audit projects payments refunds paymentKeys tasks files keptAnswers webhookEvents'.split(
        ' ',
      ),
    );
  });
});
