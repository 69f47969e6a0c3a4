import { err } from 'neverthrow';
import { PostgresChangeListener } from '../../src/adapters/persistence/changes/postgres-change-listener.ts';
import { MikroAccountStatuses } from '../../src/adapters/persistence/mikro-orm/accounts/mikro-account-statuses.ts';
import { MikroUsers } from '../../src/adapters/persistence/mikro-orm/accounts/mikro-users.ts';
import type { Address } from '../../src/adapters/persistence/mikro-orm/connection/client-config.ts';
import { Database } from '../../src/adapters/persistence/mikro-orm/database.ts';
import { JoseAccessTokenVerifier } from '../../src/adapters/security/jose-access-token-verifier.ts';
import { SharedSecret } from '../../src/adapters/security/shared-secret.ts';
import { sessionEnded } from '../../src/application/accounts/failures.ts';
import { Authenticate } from '../../src/application/accounts/sessions/authenticate.ts';
import type { Clock } from '../../src/application/kernel/clock.ts';
import { origin } from './callers.ts';
import { TestLog } from './log.ts';
import { testSecret } from './tokens.ts';

/** What one server process keeps of who is calling: several of them share a database. */
export class ServerProcess {
  readonly queries: string[] = [];
  readonly log = new TestLog();
  readonly #clock: Clock;
  #parts: { database: Database; changes: PostgresChangeListener; authenticate: Authenticate } | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async start(connection: Address, changes: Address): Promise<this> {
    const clock = this.#clock;
    const database = Database.open({ connection, onQuery: (sql) => void this.queries.push(sql) });
    const listening = new PostgresChangeListener({ address: changes, log: this.log });
    const authenticate = new Authenticate({
      tokens: new JoseAccessTokenVerifier({ secret: new SharedSecret(testSecret), betterAuth: undefined, clock }),
      accountStatuses: new MikroAccountStatuses(database, listening),
      sessions: { validate: async () => err(sessionEnded) },
      users: new MikroUsers(database),
      clock,
    });
    listening.start();
    this.#parts = { database, changes: listening, authenticate };
    return this;
  }

  async stop(): Promise<void> {
    await this.#parts?.changes.stop();
    await this.#parts?.database.close();
  }

  /** The caller's role and e-mail, or why there is none. */
  async outcome(token: string): Promise<string> {
    const outcome = await this.#parts?.authenticate.execute(token, origin);
    if (outcome === undefined) throw new Error('the process has not started');
    return outcome.match(
      ({ role, email }) => `${role} ${email}`,
      ({ kind }) => kind,
    );
  }
}
