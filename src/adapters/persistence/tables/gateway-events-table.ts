import type { HandledEvent } from '../../../application/payments/ports.ts';
import type { Instant } from '../../../domain/kernel/instant.ts';
import { moment, optional, required, uuid, varchar } from './definition/column.ts';
import { tableOf } from './definition/table.ts';

export interface GatewayEventRow extends Omit<HandledEvent, 'at'> {
  readonly createdAt: Instant;
}

export const gatewayEventsTable = tableOf<GatewayEventRow>()({
  name: 'gateway_events',
  columns: {
    id: required(varchar(255), { primary: true }),
    type: varchar(100),
    paymentId: optional(uuid()),
    createdAt: moment(),
  },
  personal: { impersonal: 'the ids of what a gateway told' },
});
