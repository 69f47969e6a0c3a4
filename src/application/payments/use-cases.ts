import type { Clock } from '../kernel/clock.ts';
import type { Delay } from '../kernel/delay.ts';
import type { Ids } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import type { Meters } from '../kernel/meters.ts';
import type { Random } from '../kernel/random.ts';
import type { UnitOfWork } from '../kernel/unit-of-work.ts';
import { Books } from './books.ts';
import { BoundAnswers } from './bound-answers.ts';
import { Charging } from './charging.ts';
import type { PaymentGateway } from './gateway.ts';
import { Interpreter } from './interpreter.ts';
import { ListPayments } from './list-payments.ts';
import { MakePayment } from './make-payment.ts';
import type { PaymentStore } from './ports.ts';
import { ReceiveGatewayEvent } from './receive-gateway-event.ts';
import { ReconcilePayments } from './reconcile-payments.ts';
import { RefundPayment } from './refund-payment.ts';
import { Refunding } from './refunding.ts';
import { Settlement } from './settlement.ts';
import { ShowPayment } from './show-payment.ts';
import { Teller } from './teller.ts';
import { Tidings } from './tidings.ts';

export interface PaymentParts {
  readonly unitOfWork: UnitOfWork<PaymentStore>;
  /** The same store outside of any unit of work. */
  readonly store: Pick<PaymentStore, 'payments' | 'keys' | 'events'>;
  readonly gateway: PaymentGateway;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly delay: Delay;
  readonly random: Random;
  readonly log: Log;
  readonly meters: Pick<Meters, 'payment'>;
}

export interface PaymentUseCases {
  readonly make: MakePayment;
  readonly show: ShowPayment;
  readonly list: ListPayments;
  readonly refund: RefundPayment;
  readonly receive: ReceiveGatewayEvent;
  readonly reconcile: ReconcilePayments;
  readonly answers: BoundAnswers;
}

/** The use cases share their inner parts, so that they are put together in one place, for programs and tests alike. */
export function paymentUseCases(parts: PaymentParts): PaymentUseCases {
  const { unitOfWork, store, gateway, clock, ids, delay, random, log, meters } = parts;
  const { payments, keys, events } = store;
  const books = new Books(unitOfWork, clock, ids, new Tidings(log, meters));
  const teller = new Teller(gateway, delay, random);
  const settlement = new Settlement(books, teller);
  const refunding = new Refunding(books, teller);
  return {
    make: new MakePayment(books, new Charging(books, teller, settlement), gateway.name),
    show: new ShowPayment(payments),
    list: new ListPayments(payments),
    refund: new RefundPayment(books, refunding, gateway.name),
    receive: new ReceiveGatewayEvent(books, new Interpreter(books, teller, settlement), payments, events),
    reconcile: new ReconcilePayments(books, teller, payments, settlement, refunding),
    answers: new BoundAnswers(keys, clock),
  };
}
