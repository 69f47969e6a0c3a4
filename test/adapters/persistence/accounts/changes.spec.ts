import { expect } from 'chai';
import { PostgresChangeListener } from '../../../../src/adapters/persistence/changes/postgres-change-listener.ts';
import { MikroSessionStatuses } from '../../../../src/adapters/persistence/mikro-orm/accounts/mikro-session-statuses.ts';
import { Database } from '../../../../src/adapters/persistence/mikro-orm/database.ts';
import { type AccountsOnPostgres, accountsOnPostgres } from '../../../support/accounts-on-postgres.ts';
import { capturedLog } from '../../../support/captured-log.ts';
import { eventually } from '../../../support/eventually.ts';

describe('the end of a session', function () {
  this.timeout(60_000);
  let opened: AccountsOnPostgres;
  before(async () => {
    opened = await accountsOnPostgres();
  });
  after(() => opened.close());

  it('reaches another process within a second, which asks no database meanwhile', async () => {
    const { api } = opened;
    const queries: string[] = [];
    const database = Database.open({ connection: opened.address, onQuery: (sql) => queries.push(sql) });
    const changes = new PostgresChangeListener({ address: opened.address, log: capturedLog().log });
    const elsewhere = new MikroSessionStatuses(database, changes);
    changes.start();
    try {
      const { tokens } = await api.registered();
      const token = tokens.accessToken;
      const { id } = (await api.get('/auth/sessions', { token })).body.data[0];
      await eventually(() => expect(changes.knownUntil()).to.be.greaterThan(0));
      expect(await elsewhere.of(id)).to.include({ endedAt: null });
      queries.length = 0;
      for (let time = 0; time < 20; time += 1) expect(await elsewhere.of(id)).to.include({ endedAt: null });
      expect(queries).to.have.length(0);
      await api.post('/auth/logout', undefined, { token });
      await eventually(async () => expect((await elsewhere.of(id))?.endedAt).not.to.equal(null), 1_000);
    } finally {
      await changes.stop();
      await database.close();
    }
  });
});
