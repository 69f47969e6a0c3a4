import { expect } from 'chai';
import fc from 'fast-check';
import { type Instant, before as minus, after as plus } from '../../../src/domain/kernel/instant.ts';
import { WebhookEndpoint } from '../../../src/domain/webhooks/webhook-endpoint.ts';

const now = '2026-03-01T10:00:00.000Z' as Instant;
const opened = () =>
  WebhookEndpoint.open({ id: 'w1', url: 'https://hooks.example.com/', events: ['task.created'], sealed: 's1' }, now);
const signing = (endpoint: WebhookEndpoint, at: Instant) => endpoint.signing(at).map(({ sealed }) => sealed);

describe('an endpoint', () => {
  it('has both secrets sign for 24 hours after a rotation, the newest first', () => {
    const rotated = opened().rotate('s2', now);
    expect(signing(rotated, now)).to.deep.equal(['s2', 's1']);
    expect(signing(rotated, plus(now, { hours: 24, milliseconds: -1 }))).to.deep.equal(['s2', 's1']);
    expect(signing(rotated, plus(now, { hours: 24 }))).to.deep.equal(['s2']);
  });

  it('has every secret of the last 24 hours sign, however often it is rotated, and forgets older ones', () => {
    const twice = opened()
      .rotate('s2', now)
      .rotate('s3', plus(now, { hours: 1 }));
    expect(signing(twice, plus(now, { hours: 2 }))).to.deep.equal(['s3', 's2', 's1']);
    expect(signing(twice, plus(now, { hours: 24 }))).to.deep.equal(['s3', 's2']);
    const later = twice.rotate('s4', plus(now, { days: 3 }));
    expect(later.facts.secrets.map(({ sealed }) => sealed)).to.deep.equal(['s4', 's3']);
  });

  it('is disabled by five days of nothing but failures, and by nothing less', () => {
    const failing = opened().failed(now);
    expect(failing.failed(plus(now, { days: 5, milliseconds: -1 })).isDisabled).to.equal(false);
    const disabled = failing.failed(plus(now, { days: 5 }));
    expect(disabled.facts).to.include({ disabledAt: plus(now, { days: 5 }), failingSince: now });
    expect(failing.succeeded().failed(plus(now, { days: 5 })).isDisabled).to.equal(false);
  });

  it('stays disabled until somebody enables it, and may fail as long again', () => {
    const at = plus(now, { days: 5 });
    const disabled = opened().failed(now).failed(at);
    expect(disabled.failed(plus(at, { days: 1 }))).to.equal(disabled);
    expect(disabled.enable().facts).to.include({ disabledAt: null, failingSince: null });
    expect(disabled.enable().failed(at).isDisabled).to.equal(false);
  });

  it('is disabled exactly if it failed five days after the first failure since its last success', () => {
    const outcome = fc.record({ taken: fc.boolean(), hours: fc.integer({ min: 1, max: 80 }) });
    fc.assert(
      fc.property(fc.array(outcome, { maxLength: 30 }), (outcomes) => {
        let endpoint = opened();
        let at = now;
        let since: Instant | null = null;
        let expected = false;
        for (const { taken, hours } of outcomes) {
          at = plus(at, { hours });
          endpoint = taken ? endpoint.succeeded() : endpoint.failed(at);
          if (taken) since = null;
          else {
            expected ||= since !== null && since <= minus(at, { days: 5 });
            since ??= at;
          }
          expect(endpoint.isDisabled).to.equal(expected);
          if (expected) return;
        }
      }),
    );
  });
});
