import { err, ok } from 'neverthrow';
import { MemoryUsers } from '../../src/adapters/persistence/memory/accounts/memory-users.ts';
import { MemoryDatabase } from '../../src/adapters/persistence/memory/kernel/memory-database.ts';
import type { TokenRefusal } from '../../src/application/accounts/failures.ts';
import { Authenticate } from '../../src/application/accounts/sessions/authenticate.ts';
import type {
  AccessTokenVerifier,
  SessionValidator,
  TokenClaims,
} from '../../src/application/accounts/sessions/ports.ts';
import type { Actor } from '../../src/application/kernel/actor.ts';
import { User, type UserFacts } from '../../src/domain/accounts/user.ts';
import type { Version } from '../../src/domain/kernel/version.ts';
import { ManualClock } from './manual-clock.ts';

export const origin = { requestId: 'r1', address: '192.0.2.1', userAgent: 'test' };

/** People with tokens that say `claims`, in front of the use case that lets them in, on the memory store. */
export class Callers {
  readonly clock = new ManualClock();
  readonly users = new MemoryUsers(new MemoryDatabase());
  readonly validated: unknown[] = [];
  claims: TokenClaims = {
    issuer: 'shared-secret',
    userId: 'ada',
    email: 'ada@example.com',
    issuedAt: this.clock.now(),
    session: null,
  };
  validator: SessionValidator = {
    validate: async (userId, session) => {
      this.validated.push([userId, session]);
      return ok();
    },
  };
  tokenRefusal: TokenRefusal | undefined;
  readonly #tokens: AccessTokenVerifier = {
    verify: async () => (this.tokenRefusal === undefined ? ok(this.claims) : err(this.tokenRefusal)),
  };

  authenticate() {
    const { users, clock, validator: sessions } = this;
    return new Authenticate({ tokens: this.#tokens, accountStatuses: users, sessions, users, clock }).execute(
      'token',
      origin,
    );
  }

  async actor(change: Partial<TokenClaims> = {}): Promise<Actor> {
    this.claims = { ...this.claims, ...change };
    return (await this.authenticate())._unsafeUnwrap();
  }

  async refusal(change: Partial<TokenClaims> = {}): Promise<string> {
    this.claims = { ...this.claims, ...change };
    return (await this.authenticate())._unsafeUnwrapErr().kind;
  }

  async stored(id = 'ada'): Promise<UserFacts | undefined> {
    return (await this.users.withId(id))?.facts;
  }

  /** What happens to the row apart from requests. */
  async change(facts: Partial<UserFacts>, id = 'ada'): Promise<void> {
    const before = await this.stored(id);
    if (before === undefined) throw new Error('nobody to change');
    await this.users.save(
      User.restore({ ...before, ...facts, version: (before.version + 1) as Version }),
      before.version,
    );
  }

  /** An account with a password here. */
  async register(id = 'ada'): Promise<void> {
    const now = this.clock.now();
    const user = User.provision({ userId: id, issuer: 'mainstay', email: 'own@example.com', issuedAt: now }, now);
    await this.users.findOrAdd(User.restore({ ...user.facts, emailAsOf: null }));
  }
}
