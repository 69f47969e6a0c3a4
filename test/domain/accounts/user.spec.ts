import { expect } from 'chai';
import { parseEmail } from '../../../src/domain/accounts/email.ts';
import { signInLocked } from '../../../src/domain/accounts/failures.ts';
import { parseName } from '../../../src/domain/accounts/name.ts';
import { hasNewEmail, isActive, ownIssuers, User } from '../../../src/domain/accounts/user.ts';
import { claimedEmail, isUserId } from '../../../src/domain/accounts/user-id.ts';
import { after, type Instant } from '../../../src/domain/kernel/instant.ts';

const then = '2026-03-01T12:00:00.000Z' as Instant;
const now = after(then, { hours: 1 });
const claims = { userId: 'ada', issuer: 'https://auth.example', email: 'ada@example.com', issuedAt: then };

describe('a user', () => {
  const provisioned = User.provision(claims, then);
  const name = parseName('Ada')._unsafeUnwrap();
  const registered = User.register({ id: 'ada', email: parseEmail('ada@example.com')._unsafeUnwrap(), name }, then);
  const changed = (user: User) => ({ ...user.facts, version: 2, updatedAt: now });

  it('whom an issuer vouches for has what that says', () => {
    expect(provisioned.facts).to.deep.include({ email: 'ada@example.com', emailAsOf: then, name: null, role: 'user' });
    expect(provisioned.facts).to.deep.include({ version: 1, createdAt: then, updatedAt: then });
    expect(User.provision({ ...claims, email: null }, now).facts).to.deep.include({ email: null, emailAsOf: null });
  });
  it('who chose a password here is vouched for here', () => {
    expect(registered.facts).to.deep.include({ issuer: 'mainstay', emailAsOf: null, name: 'Ada', role: 'user' });
    expect(ownIssuers).to.deep.equal(['mainstay', 'shared-secret']);
  });
  it('is as it was stored', () => {
    expect(User.restore(provisioned.facts)).to.deep.equal(provisioned);
  });
  it('changes once: what is so already stays the very same', () => {
    const steps: readonly [string, (user: User) => User, object][] = [
      ['rename', (user) => user.rename(parseName('Eve')._unsafeUnwrap(), now), { name: 'Eve' }],
      ['verify', (user) => user.verifyEmail(now), { emailVerifiedAt: now }],
      ['role', (user) => user.giveRole('admin', now), { role: 'admin' }],
      ['lock', (user) => user.lock(now), { lockedAt: now }],
    ];
    for (const [step, change, facts] of steps) {
      const after = change(registered);
      expect(after.facts, step).to.deep.equal({ ...changed(registered), ...facts });
      expect(change(after), step).to.equal(after);
    }
    expect(registered.unlock(now)).to.equal(registered);
    expect(registered.lock(then).unlock(now).facts).to.deep.include({ lockedAt: null, version: 3 });
  });
  it('who is erased leaves nothing that tells who it was', () => {
    const erased = registered.verifyEmail(then).giveRole('admin', then).erase(now);
    expect(erased.facts).to.deep.include({
      id: 'ada',
      email: null,
      emailAsOf: null,
      name: null,
      emailVerifiedAt: null,
      role: 'user',
      deletedAt: now,
    });
    expect(erased.erase(now)).to.equal(erased);
  });
  it('is active unless locked or erased', () => {
    const users = [provisioned, provisioned.lock(now), provisioned.erase(now)];
    expect(users.map(({ facts }) => isActive(facts))).to.deep.equal([true, false, false]);
  });
  it('follows the e-mail of the issuer, which is verified anew', () => {
    const named = { ...claims, email: 'new@example.com', issuedAt: now };
    const verified = provisioned.verifyEmail(then);
    expect(verified.updateEmail(named, now).facts).to.deep.equal({
      ...changed(verified),
      version: 3,
      email: 'new@example.com',
      emailAsOf: now,
      emailVerifiedAt: null,
    });
    expect(provisioned.updateEmail(claims, now)).to.equal(provisioned);
  });
  it('follows none that is older, missing or the same, and none who was erased or has a password here', () => {
    const named = { ...claims, email: 'new@example.com' };
    const follows = (user: User, change: Partial<typeof named>) =>
      hasNewEmail(user.facts, { ...named, ...change } as typeof named);
    expect(follows(provisioned, {})).to.equal(true);
    expect(follows(provisioned, { issuedAt: '2026-03-01T11:59:59.999Z' as Instant })).to.equal(false);
    expect(follows(provisioned, { email: null as never })).to.equal(false);
    expect(follows(provisioned, { email: 'ada@example.com' })).to.equal(false);
    expect(follows(provisioned.erase(now), {})).to.equal(false);
    expect(follows(registered, {})).to.equal(false);
    expect(follows(User.provision({ ...claims, email: null }, then), { issuedAt: '2000' as Instant })).to.equal(true);
  });
});

describe("a user's id", () => {
  it('is any text of another issuer that can be kept and is no segment of a path', () => {
    const ids = ['a', ' a ', 'x'.repeat(255), '😀'.repeat(255)];
    expect(ids.filter((id) => !isUserId(id))).to.deep.equal([]);
    const others = [
      '',
      'x'.repeat(256),
      '😀'.repeat(256),
      'a\0',
      '\ud800',
      1,
      null,
      'v1',
      'payments',
      'user',
      'webhooks',
    ];
    expect(others.filter(isUserId)).to.deep.equal([]);
  });
});

describe('an e-mail that an issuer names', () => {
  it('counts as none where it cannot be kept', () => {
    expect(claimedEmail(' ada@example.com ')).to.equal('ada@example.com');
    expect(claimedEmail('x'.repeat(255))).to.equal('x'.repeat(255));
    for (const given of [undefined, null, 1, '', ' ', 'x'.repeat(256), 'a\0'])
      expect(claimedEmail(given)).to.equal(null);
  });
});

describe('the lock after wrong passwords', () => {
  it('says after how many seconds to try again, never too few', () => {
    expect(signInLocked(after(then, { milliseconds: 1001 }), then).retryAfter).to.equal(2);
  });
});
