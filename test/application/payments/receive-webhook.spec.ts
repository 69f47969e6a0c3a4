import { expect } from 'chai';
import { err, ok } from 'neverthrow';
import type { GatewayEvent, InvalidEvent } from '../../../src/application/payments/gateway-events.ts';
import { invalidEvent } from '../../../src/application/payments/gateway-events.ts';
import type { PaymentReporter } from '../../../src/application/payments/payment-reporter.ts';
import type { ReceiveGatewayEvent } from '../../../src/application/payments/receive-gateway-event.ts';
import { ReceiveWebhook } from '../../../src/application/payments/receive-webhook.ts';
import { event } from '../../support/payments/events.ts';

describe('a webhook', () => {
  function receiving(read: GatewayEvent | InvalidEvent) {
    const told: unknown[][] = [];
    const received: unknown[][] = [];
    const webhook = new ReceiveWebhook(
      { read: async () => ('kind' in read ? err(read) : ok(read)) },
      { execute: async (...given: unknown[]) => ok(received.push(given) > 0) } as unknown as ReceiveGatewayEvent,
      { webhookRefused: (...words: unknown[]) => told.push(words) } as unknown as PaymentReporter,
    );
    return { execute: () => webhook.execute(new Uint8Array(), 'signature', 'r1'), told, received };
  }

  it('is received where its sender is proven', async () => {
    const sent = event({ of: 'nothing' });
    const { execute, told, received } = receiving(sent);
    expect((await execute())._unsafeUnwrap()).to.equal(true);
    expect([told, received]).to.deep.equal([[], [[sent, 'r1']]]);
  });

  it('is refused where it is not, and operators are told why', async () => {
    const { execute, told, received } = receiving(invalidEvent('the signature does not fit'));
    expect((await execute())._unsafeUnwrapErr()).to.deep.equal({
      ...{ kind: 'event.invalid', reason: 'the signature does not fit' },
    });
    expect([told, received]).to.deep.equal([[['the signature does not fit', 'r1']], []]);
  });
});
