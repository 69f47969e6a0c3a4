import type { Clock } from '../../../application/kernel/clock.ts';
import type { Ids } from '../../../application/kernel/ids.ts';
import type { ReceiveGatewayEvent } from '../../../application/payments/receive-gateway-event.ts';
import type { SandboxPage } from '../../../application/payments/sandbox-page.ts';
import type { SandboxGateway } from './sandbox-gateway.ts';

/** Finishes 3-D Secure in the sandbox's books and tells of it by an event, as a gateway does by a webhook. */
export class SandboxDesk implements SandboxPage {
  readonly #sandbox: SandboxGateway;
  readonly #receive: ReceiveGatewayEvent;
  readonly #ids: Ids;
  readonly #clock: Clock;

  constructor(sandbox: SandboxGateway, receive: ReceiveGatewayEvent, ids: Ids, clock: Clock) {
    this.#sandbox = sandbox;
    this.#receive = receive;
    this.#ids = ids;
    this.#clock = clock;
  }

  async finish(intentId: string, secret: string, approved: boolean): Promise<boolean> {
    const type = approved ? 'payment_intent.succeeded' : 'payment_intent.payment_failed';
    const id = `evt_sandbox_${this.#ids.uuid()}`;
    const done = await this.#sandbox.authenticate(intentId, secret, approved);
    if (done.isErr()) return false;
    // Should the event be lost, reconciliation finds the payment.
    await this.#receive.execute({ id, type, at: this.#clock.now(), seen: { of: 'intent', intent: done.value } }, null);
    return true;
  }
}
