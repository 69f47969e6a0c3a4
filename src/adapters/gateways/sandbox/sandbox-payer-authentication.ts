import type { Clock } from '../../../application/kernel/clock.ts';
import type { Ids } from '../../../application/kernel/ids.ts';
import type { PayerAuthentication } from '../../../application/payments/payer-authentication.ts';
import type { ReceiveGatewayEvent } from '../../../application/payments/receive-gateway-event.ts';
import type { SandboxGateway } from './sandbox-gateway.ts';

/** Completes 3-D Secure in the sandbox and tells of it by an event, as a gateway does by a webhook. */
export class SandboxPayerAuthentication implements PayerAuthentication {
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

  async complete(intentId: string, secret: string, isApproved: boolean): Promise<boolean> {
    const type = isApproved ? 'payment_intent.succeeded' : 'payment_intent.payment_failed';
    const id = `evt_sandbox_${this.#ids.uuid()}`;
    const done = await this.#sandbox.authenticate(intentId, secret, isApproved);
    if (done.isErr()) return false;
    // Should the event be lost, reconciliation finds the payment.
    const content = { of: 'intent', intent: done.value } as const;
    await this.#receive.execute({ id, type, at: this.#clock.now(), content }, null);
    return true;
  }
}
