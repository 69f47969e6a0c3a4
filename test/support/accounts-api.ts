import { expect } from 'chai';
import { BcryptPasswords } from '../../src/adapters/security/bcrypt-passwords.ts';
import type { PasswordHashes } from '../../src/application/accounts/passwords/ports.ts';
import type { AuditEntry } from '../../src/application/audit/ports.ts';
import type { JobView } from '../../src/application/jobs/ports.ts';
import type { Mailer } from '../../src/application/mail/ports.ts';
import { memoryJobs } from '../../src/infrastructure/wiring/stores/memory-accounts.ts';
import { accounts } from '../../src/infrastructure/wiring/tokens/account-tokens.ts';
import { audit } from '../../src/infrastructure/wiring/tokens/audit-tokens.ts';
import { jobs } from '../../src/infrastructure/wiring/tokens/job-tokens.ts';
import { mail } from '../../src/infrastructure/wiring/tokens/mail-tokens.ts';
import { asTheProductSays } from './as-documented.ts';
import { Client, type Received, type Sent } from './client.ts';
import { eventually } from './eventually.ts';
import type { ManualClock } from './manual-clock.ts';
import { type MemoryProduct, memoryProduct, type ProductSettings } from './memory-product.ts';

export const password = 'Correct-horse-7';

export type SentMail = Parameters<Mailer['send']>[0];

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

export interface Account {
  readonly email: string;
  readonly id: string;
  tokens: Tokens;
}

/** The product's accounts, asked over HTTP without a socket. */
export interface AccountsApi {
  readonly clock: ManualClock;
  readonly container: MemoryProduct['container'];
  readonly listener: MemoryProduct['listener'];
  readonly mails: SentMail[];
  /** How many passwords were hashed or compared so far. */
  hashed(): number;
  get(path: string, sent?: Sent): Promise<Received>;
  post(path: string, json?: unknown, sent?: Sent): Promise<Received>;
  patch(path: string, json?: unknown, sent?: Sent): Promise<Received>;
  delete(path: string, json?: unknown, sent?: Sent): Promise<Received>;
  newEmail(): string;
  registered(email?: string): Promise<Account>;
  logIn(email: string, given?: string): Promise<Received>;
  refresh(refreshToken: string): Promise<Received>;
  /** Runs the jobs that are due and gives the mails that they sent to the address since the last time. */
  mailsTo(email: string): Promise<readonly SentMail[]>;
  /** The token of the link in the newest mail of that name. */
  linkToken(email: string, name: string): Promise<string>;
  audited(): Promise<readonly AuditEntry[]>;
  jobRows(): Promise<readonly JobView[]>;
}

class CountedHashes implements PasswordHashes {
  readonly #inner = new BcryptPasswords({ cost: 4 });
  count = 0;

  hash(given: Parameters<PasswordHashes['hash']>[0]) {
    this.count += 1;
    return this.#inner.hash(given);
  }

  verify(...given: Parameters<PasswordHashes['verify']>) {
    this.count += 1;
    return this.#inner.verify(...given);
  }

  isWeak(stored: string): boolean {
    return this.#inner.isWeak(stored);
  }
}

let emails = 0;

export async function accountsApi({ rewire, environment, ...settings }: ProductSettings = {}): Promise<AccountsApi> {
  const mails: SentMail[] = [];
  const hashes = new CountedHashes();
  const product = memoryProduct({
    ...settings,
    environment: { AUTH_RATE_LIMIT_PER_MINUTE: '100000', REFRESH_RATE_LIMIT_PER_MINUTE: '100000', ...environment },
    rewire: (container) => {
      container.rebind(accounts.hashes).toConstantValue(hashes);
      container.rebind(mail.mailer).toConstantValue({ send: async (sent) => void mails.push(sent) });
      rewire?.(container);
    },
  });
  const { container, clock, listener } = product;
  const runsByItself = settings.store !== undefined;
  await container.get(jobs.runner).start(container.getAll(jobs.handlers));
  const client = new Client(listener, asTheProductSays(container));
  const ask = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, sent: Sent) =>
    client.ask(method, `/api/v1${path}`, sent);
  const withBody =
    (method: 'POST' | 'PATCH' | 'DELETE') =>
    (path: string, json?: unknown, sent: Sent = {}) =>
      ask(method, path, json === undefined ? sent : { ...sent, json });
  const shown = new Set<SentMail>();
  const api: AccountsApi = {
    clock,
    container,
    listener,
    mails,
    hashed: () => hashes.count,
    get: (path, sent = {}) => ask('GET', path, sent),
    post: withBody('POST'),
    patch: withBody('PATCH'),
    delete: withBody('DELETE'),
    newEmail: () => `ada${++emails}@example.com`,
    registered: async (email = api.newEmail()) => {
      const { status, body, text } = await api.post('/auth/register', { email, password, name: 'Ada' });
      if (status !== 201) throw new Error(`not registered: ${status} ${text}`);
      return { email, id: body.data.user.id, tokens: body.data.tokens };
    },
    logIn: (email, given = password) => api.post('/auth/login', { email, password: given }),
    refresh: (refreshToken) => api.post('/auth/refresh', { refreshToken }),
    mailsTo: async (email) => {
      if (!runsByItself) await container.get(memoryJobs).runDue();
      const fresh = mails.filter((sent) => sent.to.address === email && !shown.has(sent));
      for (const sent of fresh) shown.add(sent);
      return fresh;
    },
    linkToken: async (email, name) => {
      if (!runsByItself) await container.get(memoryJobs).runDue();
      const newest = () => mails.filter((sent) => sent.to.address === email && sent.name === name).at(-1);
      if (runsByItself) await eventually(() => expect(newest()).not.to.equal(undefined));
      const token = /token=([\w-]+)/.exec(newest()?.text ?? '')?.[1];
      if (token === undefined) throw new Error(`no link was mailed by ${name}`);
      return token;
    },
    audited: async () => (await container.get(audit.log).page({}, { limit: 1000, offset: 0 })).items,
    jobRows: () => container.get(jobs.ledger).list({}, 1000),
  };
  return api;
}
