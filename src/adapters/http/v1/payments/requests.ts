import { z } from 'zod';
import { type PaymentOrder, paymentOrders } from '../../../../application/payments/ports.ts';
import { paymentStatuses } from '../../../../domain/payments/payment-status.ts';
import { reasonBounds } from '../../../../domain/payments/refund.ts';
import { integerParameter, optionalText } from '../../kit/schemas.ts';
import { amount, currency, description, optionalAmount, paymentMethod } from '../../payments/requests.ts';

export const newPayment = z
  .object({ amount, currency, paymentMethodId: paymentMethod, description })
  .meta({ id: 'NewPayment' });

export const newRefund = z
  .object({ amount: optionalAmount, reason: optionalText(reasonBounds).meta({ examples: ['Sold out'] }) })
  .meta({ id: 'NewRefund' });

const newestFirst: PaymentOrder = '-createdAt';

export const paymentListQuery = z.object({
  page: integerParameter({ min: 1, max: 1_000_000, otherwise: 1 }),
  limit: integerParameter({ min: 1, max: 100, otherwise: 20 }),
  sort: z.enum(paymentOrders).default(newestFirst),
  status: z.enum(paymentStatuses).optional(),
});
