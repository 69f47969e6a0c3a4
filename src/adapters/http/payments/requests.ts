import { z } from 'zod';
import { amountBounds, currencies, parseAmount, parseCurrency } from '../../../domain/payments/money.ts';
import { descriptionBounds } from '../../../domain/payments/payment.ts';
import { paymentMethodBounds } from '../../../domain/payments/terms.ts';
import { integerParameter, optionalText, refuse, text } from '../kit/schemas.ts';

export const amount = z
  .unknown()
  .transform((given, context) =>
    parseAmount(given).match(
      (parsed) => parsed,
      (broken) => refuse(context, broken),
    ),
  )
  .meta({
    type: 'integer',
    minimum: amountBounds.min,
    maximum: amountBounds.max,
    description: 'In minor units: cents',
  });

export const optionalAmount = z
  .unknown()
  .transform((given, context) => {
    if (given === undefined || given === null) return undefined;
    return parseAmount(given).match(
      (parsed) => parsed,
      (broken) => refuse(context, broken),
    );
  })
  .optional()
  .meta({ type: 'integer', minimum: amountBounds.min, description: 'In minor units; without it all that is left' });

export const currency = z
  .unknown()
  .transform((given, context) =>
    parseCurrency(given).match(
      (parsed) => parsed,
      (broken) => refuse(context, broken),
    ),
  )
  .meta({ type: 'string', description: `${currencies.join(' or ')}, in any case` });

export const paymentMethod = text(paymentMethodBounds).meta({ description: "The gateway's id of a payment method" });
export const description = optionalText(descriptionBounds);
export const paymentPath = z.object({ id: z.string() });

export const paymentBody = z
  .object({ amount, currency, stripePaymentMethodId: paymentMethod, description })
  .meta({ id: 'PaymentRequest' });
export const refundBody = z.object({ amount: optionalAmount }).meta({ id: 'RefundRequest' });

export const listQuery = z.object({
  page: integerParameter({ min: 1, max: 1_000_000, otherwise: 1 }),
  limit: integerParameter({ min: 1, max: 100, otherwise: 20 }),
});
