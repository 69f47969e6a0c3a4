import type { AuditActor } from '../audit/ports.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Delay } from '../kernel/delay.ts';
import type { Ids } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import type { Meters } from '../kernel/meters.ts';
import type { Random } from '../kernel/random.ts';
import type { UnitOfWork } from '../kernel/unit-of-work.ts';
import { BoundAnswers } from './bound-answers.ts';
import { ChargeResolution } from './charge-resolution.ts';
import { Charging } from './charging.ts';
import { EventHandler } from './event-handler.ts';
import { GatewayClient } from './gateway-client.ts';
import type { GatewayEvents } from './gateway-events.ts';
import { MakePayment } from './make-payment.ts';
import type { PaymentGateway } from './payment-gateway.ts';
import { PaymentLedger } from './payment-ledger.ts';
import { PaymentReporter } from './payment-reporter.ts';
import type { PaymentStore, Payments } from './ports.ts';
import { ReceiveGatewayEvent } from './receive-gateway-event.ts';
import { ReceiveWebhook } from './receive-webhook.ts';
import { ReconcilePayments } from './reconcile-payments.ts';
import { RefundAnyPayment } from './refund-any-payment.ts';
import { RefundPayment } from './refund-payment.ts';
import { Refunding } from './refunding.ts';
import { ShowAnyPayment } from './show-any-payment.ts';
import { ShowPayment } from './show-payment.ts';

export interface PaymentParts {
  readonly unitOfWork: UnitOfWork<PaymentStore>;
  /** The same store outside of any unit of work. */
  readonly store: Pick<PaymentStore, 'payments' | 'keys' | 'events'>;
  readonly gateway: PaymentGateway;
  readonly events: GatewayEvents;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly delay: Delay;
  readonly random: Random;
  readonly log: Log;
  readonly meters: Pick<Meters, 'payment'>;
  /** Whoever runs the command line, for the audit log. */
  readonly operator: AuditActor;
}

export interface PaymentUseCases {
  readonly make: MakePayment;
  readonly show: ShowPayment;
  /** Listing decides nothing: the caller names the owner, or nobody. */
  readonly pages: Pick<Payments, 'page' | 'lists' | 'counts'>;
  readonly refund: RefundPayment;
  readonly receive: ReceiveGatewayEvent;
  readonly receiveWebhook: ReceiveWebhook;
  readonly reconcile: ReconcilePayments;
  readonly answers: BoundAnswers;
  /** For operators, whoever paid. */
  readonly showAny: ShowAnyPayment;
  readonly refundAny: RefundAnyPayment;
}

/** The use cases share their inner parts, so that they are put together in one place, for programs and tests alike. */
export function paymentUseCases(parts: PaymentParts): PaymentUseCases {
  const { unitOfWork, store, gateway, clock, ids, delay, random, log, meters, operator } = parts;
  const { payments, keys } = store;
  const reporter = new PaymentReporter(log, meters);
  const ledger = new PaymentLedger(unitOfWork, clock, ids, reporter);
  const client = new GatewayClient(gateway, delay, random);
  const resolution = new ChargeResolution(ledger, client);
  const refunding = new Refunding(ledger, client);
  const refund = new RefundPayment(ledger, refunding, gateway.name);
  const handler = new EventHandler(ledger, client, resolution);
  const receive = new ReceiveGatewayEvent(ledger, handler, payments, store.events);
  return {
    make: new MakePayment(ledger, new Charging(ledger, client, resolution), gateway.name),
    show: new ShowPayment(payments),
    pages: payments,
    refund,
    receive,
    receiveWebhook: new ReceiveWebhook(parts.events, receive, reporter),
    reconcile: new ReconcilePayments(ledger, client, payments, resolution, refunding),
    answers: new BoundAnswers(keys, clock),
    showAny: new ShowAnyPayment(payments),
    refundAny: new RefundAnyPayment(refund, operator),
  };
}
