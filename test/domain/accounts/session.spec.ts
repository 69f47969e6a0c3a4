import { expect } from 'chai';
import { Session } from '../../../src/domain/accounts/session.ts';
import { after as following, type Instant, type Span } from '../../../src/domain/kernel/instant.ts';

const start = '2026-03-01T10:00:00.000Z' as Instant;
const at = (span: Span): Instant => following(start, span);
const lifetime = { days: 7 };
const opened = Session.open({ id: '1', userId: 'ada', userAgent: 'Phone', address: '192.0.2.1' }, lifetime, start);
const refreshed = (session: Session, generation: number, now: Instant) =>
  session.refresh(generation, lifetime, now)._unsafeUnwrap();
const refusal = (session: Session, generation: number, now: Instant) => {
  const failure = session.refresh(generation, lifetime, now)._unsafeUnwrapErr();
  return failure.kind === 'session.stolen' ? 'stolen' : failure.reason;
};

describe('a session', () => {
  it('begins with its first generation, which nobody has used', () => {
    expect(opened.facts).to.deep.equal({
      id: '1',
      userId: 'ada',
      userAgent: 'Phone',
      address: '192.0.2.1',
      generation: 1,
      acknowledged: false,
      givenAt: start,
      overtaken: [],
      createdAt: start,
      lastUsedAt: start,
      expiresAt: at(lifetime),
      endedAt: null,
      endedBy: null,
    });
    expect(Session.restore(opened.facts)).to.deep.equal(opened);
  });
  it('lives until it expires or is ended, once', () => {
    const ended = opened.end('log_out', at({ hours: 1 }));
    expect(opened.isLive(at({ days: 6, hours: 23 }))).to.equal(true);
    expect(opened.isLive(at(lifetime))).to.equal(false);
    expect(ended.isLive(at({ hours: 1 }))).to.equal(false);
    expect(ended.facts).to.deep.include({ endedAt: at({ hours: 1 }), endedBy: 'log_out' });
    expect(ended.end('stolen', at({ hours: 2 }))).to.equal(ended);
  });
  it('is acknowledged by its current generation alone, once', () => {
    const acknowledged = opened.acknowledge(1);
    expect(acknowledged.facts.acknowledged).to.equal(true);
    expect(acknowledged.acknowledge(1)).to.equal(acknowledged);
    expect(opened.acknowledge(2)).to.equal(opened);
  });
  it('goes on to the next generation, which has to be acknowledged anew', () => {
    const now = at({ days: 1 });
    const { session, repeated } = refreshed(opened.acknowledge(1), 1, now);
    expect(repeated).to.equal(false);
    expect(session.facts).to.deep.include({ generation: 2, acknowledged: false, givenAt: now, lastUsedAt: now });
    expect(session.facts).to.deep.include({ expiresAt: at({ days: 8 }), createdAt: start, overtaken: [] });
  });
  it('gives the current generation again as long as it was not acknowledged, and notes when', () => {
    const now = at({ hours: 5 });
    const { session } = refreshed(opened, 1, start);
    const again = refreshed(session, 1, now);
    expect(again.repeated).to.equal(true);
    expect(again.session.facts).to.deep.equal({ ...session.facts, givenAt: now, lastUsedAt: now });
  });
  it('gives it again for ten seconds after it was acknowledged, and then calls it stolen', () => {
    const session = refreshed(opened, 1, start).session.acknowledge(2);
    expect(refreshed(session, 1, at({ seconds: 10 })).session).to.equal(session);
    expect(refusal(session, 1, at({ seconds: 10, milliseconds: 1 }))).to.equal('stolen');
  });
  it('refuses a generation that was overtaken less than ten seconds ago, and calls an older one stolen', () => {
    const second = refreshed(opened, 1, start).session;
    const third = refreshed(second, 2, at({ seconds: 1 })).session;
    expect(third.facts.overtaken).to.deep.equal([{ generation: 1, replacedAt: start }]);
    expect(refusal(third, 1, at({ seconds: 9, milliseconds: 999 }))).to.equal('reused');
    expect(refusal(third, 1, at({ seconds: 10 }))).to.equal('stolen');
    const late = refreshed(second, 2, at({ seconds: 10 })).session;
    expect(late.facts.overtaken).to.deep.equal([]);
  });
  it('knows no generation that it has not given yet', () => {
    expect(refusal(opened, 2, start)).to.equal('unknown');
  });
  it('refreshes nothing once it has ended or expired', () => {
    expect(refusal(opened.end('revoked', start), 1, start)).to.equal('revoked');
    expect(refusal(opened, 1, at(lifetime))).to.equal('expired');
  });
  it('ends after ninety days at the latest', () => {
    let session = opened;
    for (let day = 5; day <= 85; day += 5)
      session = refreshed(session, session.facts.generation, at({ days: day })).session;
    expect(session.facts.expiresAt).to.equal(at({ days: 90 }));
    expect(Session.open(opened.facts, { days: 100 }, start).facts.expiresAt).to.equal(at({ days: 90 }));
  });
});
