import { paymentEvents } from '../../../application/payments/payment-events.ts';
import { type EventSource, eventsOf, resourceEvents } from '../../../application/webhooks/event-source.ts';
import { User, type UserFacts } from '../../../domain/accounts/user.ts';
import { Payment, type PaymentFacts } from '../../../domain/payments/payment.ts';
import { presentUser } from './accounts/views.ts';
import { presentFile } from './files/views.ts';
import { presentPayment } from './payments/views.ts';
import { presentProject } from './projects/views.ts';
import { presentTask } from './views/task-view.ts';

/** All that other systems can be told of, as v1 shows it. */
export const eventSources: readonly EventSource[] = [
  eventsOf('user', ['registered', 'verified', 'deleted'], (facts: UserFacts) => presentUser(User.restore(facts))),
  resourceEvents('project', presentProject),
  resourceEvents('task', presentTask, ['completed']),
  resourceEvents('file', presentFile),
  eventsOf('payment', paymentEvents, (facts: PaymentFacts) => presentPayment(Payment.restore(facts))),
];
