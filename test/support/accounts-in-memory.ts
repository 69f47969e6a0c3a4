import { MemoryJobs } from '../../src/adapters/jobs/memory-jobs.ts';
import { MemoryCredentials } from '../../src/adapters/persistence/memory/accounts/memory-credentials.ts';
import { MemoryLinks } from '../../src/adapters/persistence/memory/accounts/memory-links.ts';
import { MemoryMailAllowances } from '../../src/adapters/persistence/memory/accounts/memory-mail-allowances.ts';
import { MemoryPersonalRecords } from '../../src/adapters/persistence/memory/accounts/memory-personal-records.ts';
import { MemorySessions } from '../../src/adapters/persistence/memory/accounts/memory-sessions.ts';
import { MemorySignInGuesses } from '../../src/adapters/persistence/memory/accounts/memory-sign-in-guesses.ts';
import { MemoryUsers } from '../../src/adapters/persistence/memory/accounts/memory-users.ts';
import { MemoryAuditLog } from '../../src/adapters/persistence/memory/audit/memory-audit-log.ts';
import { MemoryDatabase } from '../../src/adapters/persistence/memory/kernel/memory-database.ts';
import { MemoryUnitOfWork } from '../../src/adapters/persistence/memory/kernel/memory-unit-of-work.ts';
import { BcryptPasswords } from '../../src/adapters/security/bcrypt-passwords.ts';
import { ChainedRefreshTokens } from '../../src/adapters/security/chained-refresh-tokens.ts';
import { HmacLinkTokens } from '../../src/adapters/security/hmac-link-tokens.ts';
import { JoseAccessTokenSigner } from '../../src/adapters/security/jose-access-token-signer.ts';
import { SharedSecret } from '../../src/adapters/security/shared-secret.ts';
import { systemDelay } from '../../src/adapters/system/system-delay.ts';
import { type AccountParts, type AccountPorts, accountParts } from '../../src/application/accounts/account-parts.ts';
import type { AccountStore } from '../../src/application/accounts/account-store.ts';
import { mailResetLinkJob } from '../../src/application/accounts/passwords/mail-reset-link.ts';
import { Register } from '../../src/application/accounts/profile/register.ts';
import { LogIn } from '../../src/application/accounts/sessions/log-in.ts';
import type { SignedIn } from '../../src/application/accounts/sessions/token-issuer.ts';
import type { AuditEntry } from '../../src/application/audit/ports.ts';
import type { Actor, Origin } from '../../src/application/kernel/actor.ts';
import type { LogInOutcome } from '../../src/application/kernel/meters.ts';
import { QueuedOutbox } from '../../src/application/mail/queued-outbox.ts';
import { Secret } from '../../src/domain/kernel/secret.ts';
import { TestLog } from './log.ts';
import { ManualClock } from './manual-clock.ts';
import { sequentialIds } from './sequential-ids.ts';

export const password = 'Correct-horse-7';
export const origin: Origin = { requestId: 'request-1', address: '192.0.2.1', userAgent: 'Phone' };
export const operator = { type: 'operator', id: 'cli:ada' } as const;
export const lifetimes = { accessMinutes: 15, refreshDays: 7 };

const secret = new Secret('a secret of the tests, at least 32 bytes long');

/** Somebody who is signed in. */
export interface Member {
  readonly userId: string;
  readonly sessionId: string;
  readonly email: string;
  readonly actor: Actor;
  readonly signedIn: SignedIn;
}

/** What accounts are made of, on the store in memory; the tests make the use cases out of `parts`. */
export class AccountsInMemory {
  readonly clock = new ManualClock();
  readonly log = new TestLog();
  readonly ids = sequentialIds();
  readonly database = new MemoryDatabase();
  readonly jobs = new MemoryJobs(this.database, this.clock);
  readonly users = new MemoryUsers(this.database);
  readonly audit = new MemoryAuditLog(this.database);
  readonly signer = new JoseAccessTokenSigner(new SharedSecret(secret), this.clock);
  readonly counted: LogInOutcome[] = [];
  /** Whom this process was told to forget: sessions and users. */
  readonly forgotten: string[] = [];
  readonly store: AccountStore;
  readonly parts: AccountParts;
  #members = 0;

  constructor(change: Partial<AccountPorts> = {}) {
    const { database, users, audit, clock, ids } = this;
    const own = {
      users,
      credentials: new MemoryCredentials(database),
      sessions: new MemorySessions(database),
      links: new MemoryLinks(database),
      mailAllowances: new MemoryMailAllowances(database),
      guesses: new MemorySignInGuesses(database),
    };
    const personal = new MemoryPersonalRecords(database);
    this.store = { ...own, personal, audit, outbox: new QueuedOutbox(this.jobs) };
    this.parts = accountParts({
      unitOfWork: new MemoryUnitOfWork(database, this.store),
      store: this.store,
      directory: users,
      accountStatuses: { forget: (id) => void this.forgotten.push(id) },
      sessionStatuses: { forget: (id) => void this.forgotten.push(id) },
      hashes: new BcryptPasswords({ cost: 4 }),
      refreshTokens: new ChainedRefreshTokens(secret),
      linkTokens: new HmacLinkTokens(secret),
      signer: this.signer,
      lifetimes,
      queue: this.jobs,
      delay: systemDelay,
      meters: { logIn: (outcome) => void this.counted.push(outcome) },
      log: this.log,
      operator,
      clock,
      ids,
      ...change,
    });
  }

  async register(name = 'Ada', email = `ada${++this.#members}@example.com`): Promise<Member> {
    const signedIn = (await new Register(this.parts).execute({ email, password, name }, origin))._unsafeUnwrap();
    return await this.#member(signedIn, email);
  }

  logIn(email: string, given = password) {
    return new LogIn(this.parts).execute({ email, password: given }, origin);
  }

  /** Another session of somebody who is there. */
  async again({ email }: Member): Promise<Member> {
    this.clock.advance({ seconds: 1 });
    return await this.#member((await this.logIn(email))._unsafeUnwrap(), email);
  }

  async #member(signedIn: SignedIn, email: string): Promise<Member> {
    const userId = signedIn.user.facts.id;
    const [session] = await this.store.sessions.ofUser(userId, this.clock.now());
    const sessionId = session?.facts.id ?? '';
    const actor: Actor = { userId, role: 'user', email, sessionId, origin };
    return { userId, sessionId, email, actor, signedIn };
  }

  /** Oldest first. */
  async audited(): Promise<readonly AuditEntry[]> {
    return (await this.audit.page({}, { limit: 1000, offset: 0 })).items.toReversed();
  }

  async lastAudited(): Promise<AuditEntry | undefined> {
    return (await this.audited()).at(-1);
  }

  /** What was queued of mails, oldest first. */
  async mails() {
    await this.jobs.start([mailResetLinkJob(this.parts)]);
    await this.jobs.runDue();
    return (await this.jobs.list({ kind: 'mail' }, 1000)).map(({ facts }) => facts).toReversed();
  }

  /** The token of the newest link that was mailed by this name. */
  async linkToken(mail: string): Promise<string> {
    const linkId = (await this.mails()).filter((each) => each['mail'] === mail).at(-1)?.['linkId'];
    return this.parts.linkTokens.tokenOf(String(linkId)).reveal();
  }

  /** The ids of the user's sessions that live. */
  async live(userId: string): Promise<readonly string[]> {
    return (await this.store.sessions.ofUser(userId, this.clock.now())).map(({ facts }) => facts.id);
  }
}
