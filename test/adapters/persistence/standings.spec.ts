import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { PostgresNews } from '../../../src/adapters/persistence/changes/postgres-news.ts';
import { MikroStandings } from '../../../src/adapters/persistence/mikro-orm/accounts/mikro-standings.ts';
import { MikroUsers } from '../../../src/adapters/persistence/mikro-orm/accounts/mikro-users.ts';
import { Database } from '../../../src/adapters/persistence/mikro-orm/database.ts';
import { JoseAccessTokens } from '../../../src/adapters/security/jose-access-tokens.ts';
import { noSessions } from '../../../src/adapters/security/no-sessions.ts';
import { SharedSecret } from '../../../src/adapters/security/shared-secret.ts';
import { Authenticate } from '../../../src/application/accounts/authenticate.ts';
import { migratedDatabase } from '../../support/both-stores.ts';
import { origin } from '../../support/callers.ts';
import { TestLog } from '../../support/log.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { sharedClaims, signed, testSecret } from '../../support/tokens.ts';
import { UnreliableWay } from '../../support/unreliable-way.ts';

const clock = new ManualClock();

/** One of the server processes that share the database. */
class Process {
  readonly queries: string[] = [];
  readonly #database: Database;
  readonly #news: PostgresNews;
  readonly #authenticate: Authenticate;

  private constructor(database: Database, news: PostgresNews) {
    this.#database = database;
    this.#news = news;
    this.#authenticate = new Authenticate({
      tokens: new JoseAccessTokens({ secret: new SharedSecret(testSecret), betterAuth: undefined, clock }),
      standings: new MikroStandings(database, news),
      sessions: noSessions,
      users: new MikroUsers(database),
      clock,
    });
  }

  static async start(connection: object, heardBy: object): Promise<Process> {
    const queries: string[] = [];
    const database = await Database.open({ connection, onQuery: (sql) => void queries.push(sql) });
    const news = new PostgresNews({ address: heardBy, log: new TestLog() });
    news.start();
    const process = new Process(database, news);
    process.queries = queries;
    return process;
  }

  async outcome(token: string): Promise<string> {
    return (await this.#authenticate.execute(token, origin)).match(
      ({ role }) => role,
      ({ kind }) => kind,
    );
  }

  async stop(): Promise<void> {
    await this.#news.stop();
    await this.#database.close();
  }
}
