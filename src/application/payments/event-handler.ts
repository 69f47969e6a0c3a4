import { err, ok, type Result } from 'neverthrow';
import { intentRules } from '../../domain/payments/observations.ts';
import type { Payment } from '../../domain/payments/payment.ts';
import type { ChargeResolution } from './charge-resolution.ts';
import { checkIntent, checkRefund } from './check-answer.ts';
import type { GatewayClient } from './gateway-client.ts';
import type { ChargeAnswer, GatewayEvent } from './gateway-events.ts';
import { contradiction, refundObservations } from './observations.ts';
import {
  type GatewayUnreachable,
  type IntentAnswer,
  type RefundAnswer,
  unknownOutcome,
  unreachable,
} from './payment-gateway.ts';
import type { Observe, PaymentLedger } from './payment-ledger.ts';
import { noRetries } from './retry-policy.ts';

type Observations = Promise<Result<readonly Observe[], GatewayUnreachable>>;

/** What an event shows of its payment, with everything that the event itself does not say asked of the gateway. */
export class EventHandler {
  readonly #ledger: PaymentLedger;
  readonly #client: GatewayClient;
  readonly #resolution: ChargeResolution;

  constructor(ledger: PaymentLedger, client: GatewayClient, resolution: ChargeResolution) {
    this.#ledger = ledger;
    this.#client = client;
    this.#resolution = resolution;
  }

  async observations({ content }: GatewayEvent, payment: Payment): Observations {
    switch (content.of) {
      case 'nothing':
      case 'inquiry':
        return ok([]);
      case 'intent':
        return await this.#intent(payment, content.intent);
      case 'charge':
        return await this.#intent(payment, chargedIntent(content.charge));
      case 'refund':
        return await this.#afterCharge(payment, async () => ok([this.#refundAnswer(payment, content.refund)]));
      case 'refunds':
        return await this.#afterCharge(payment, () => this.#refunds(payment));
      case 'dispute':
        return await this.#afterCharge(payment, async () =>
          ok([(known, now) => known.observeDispute(content.dispute, now)]),
        );
    }
  }

  async #intent(payment: Payment, answer: IntentAnswer): Observations {
    const checked = checkIntent(payment.facts)(answer);
    if (checked.isErr()) return ok([contradiction(payment, checked.error.reason)]);
    // A decline counts only once the intent is canceled: the payer may be trying another card.
    const isTentative = payment.isOpen && intentRules[checked.value.state].isDecline;
    const believed = isTentative ? await this.#resolution.cancelIntent(payment, checked.value) : checked;
    return believed.map((observed) => [(known, now) => known.observeIntent(observed, now)]);
  }

  async #refunds(payment: Payment): Observations {
    const listed = await this.#client.listRefunds(payment);
    return listed
      .map((observed) => refundObservations(payment, observed, () => this.#ledger.newId()))
      .mapErr(unknownOutcome);
  }

  #refundAnswer(payment: Payment, answer: RefundAnswer): Observe {
    const checked = checkRefund({ ...payment.facts, intentId: answer.intentId }, answer);
    if (checked.isErr()) return contradiction(payment, checked.error.reason);
    return (known, now) => known.observeRefund(checked.value, this.#ledger.newId(), now);
  }

  /** Refunds and disputes prove that the charge was collected; where the row does not know it yet, the gateway is asked. */
  async #afterCharge(payment: Payment, then: () => Observations): Observations {
    if (!payment.isOpen) return await then();
    const { intentId } = payment.facts;
    if (intentId === null) return ok([contradiction(payment, 'nothing was asked of the gateway')]);
    const found = (await this.#client.retrieveIntent(payment, intentId, noRetries)).mapErr(unknownOutcome);
    if (found.isErr()) return err(found.error);
    const charge = found.value;
    if (!intentRules[charge.state].hasCollected) return err(unreachable('the charge is not collected', true));
    return (await then()).map((further) => [(known, now) => known.observeIntent(charge, now), ...further]);
  }
}

const chargedIntent = ({ intentId: id, isPaid, ...charge }: ChargeAnswer): IntentAnswer => ({
  ...charge,
  id,
  state: isPaid ? 'paid' : 'declined',
  nextAction: null,
});
