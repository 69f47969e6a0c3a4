import { err, type Result } from 'neverthrow';
import type { GatewayEvents, InvalidEvent } from './gateway-events.ts';
import type { PaymentReporter } from './payment-reporter.ts';
import type { EventPostponed, ReceiveGatewayEvent } from './receive-gateway-event.ts';

/** An event as it came over the network. Why its sender is not believed is told to operators, not to the sender. */
export class ReceiveWebhook {
  readonly #events: GatewayEvents;
  readonly #receive: ReceiveGatewayEvent;
  readonly #reporter: PaymentReporter;

  constructor(events: GatewayEvents, receive: ReceiveGatewayEvent, reporter: PaymentReporter) {
    this.#events = events;
    this.#receive = receive;
    this.#reporter = reporter;
  }

  /** Says whether the event was new. */
  async execute(
    bytes: Uint8Array,
    signature: string | undefined,
    requestId: string | null,
  ): Promise<Result<boolean, InvalidEvent | EventPostponed>> {
    const event = await this.#events.read(bytes, signature);
    if (event.isOk()) return await this.#receive.execute(event.value, requestId);
    this.#reporter.webhookRefused(event.error.reason, requestId);
    return err(event.error);
  }
}
