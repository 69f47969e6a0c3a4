import { z } from 'zod';
import { amountBounds, currencies, parseAmount, parseCurrency } from '../../../domain/payments/money.ts';
import { descriptionBounds, paymentMethodBounds } from '../../../domain/payments/payment-terms.ts';
import { samples } from '../kit/openapi/samples.ts';
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
    examples: [1999],
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
  .meta({
    type: 'integer',
    minimum: amountBounds.min,
    description: 'In minor units; without it all that is left',
    examples: [500],
  });

export const currency = z
  .unknown()
  .transform((given, context) =>
    parseCurrency(given).match(
      (parsed) => parsed,
      (broken) => refuse(context, broken),
    ),
  )
  .meta({ type: 'string', enum: currencies, description: 'Taken in any case', examples: ['EUR'] });

export const paymentMethod = text(paymentMethodBounds).meta({
  description: "The gateway's id of a payment method",
  examples: ['pm_card_visa'],
});
export const description = optionalText(descriptionBounds).meta({ examples: ['Two tickets'] });
export const paymentPath = z.object({ id: z.string().meta({ examples: [samples.paymentId] }) });

export const paymentBody = z
  .object({ amount, currency, stripePaymentMethodId: paymentMethod, description })
  .meta({ id: 'PaymentRequest' });
export const refundBody = z.object({ amount: optionalAmount }).meta({ id: 'RefundRequest' });

export const listQuery = z.object({
  page: integerParameter({ min: 1, max: 1_000_000, otherwise: 1 }),
  limit: integerParameter({ min: 1, max: 100, otherwise: 20 }),
});

/** As Stripe sends it; which types are handled is the gateway's to say. */
export const stripeEvent = z
  .looseObject({
    id: z.string(),
    object: z.literal('event'),
    type: z.string(),
    data: z.object({ object: z.looseObject({ id: z.string(), object: z.string() }) }),
  })
  .meta({
    id: 'StripeEvent',
    examples: [
      {
        id: 'evt_1Qv9mNLkdIwHu7ix5R8sYbXe',
        object: 'event',
        type: 'payment_intent.succeeded',
        created: 1_795_176_000,
        livemode: false,
        data: {
          object: {
            id: 'pi_3MtwBwLkdIwHu7ix28a3tqPa',
            object: 'payment_intent',
            status: 'succeeded',
            amount: 1999,
            amount_received: 1999,
            currency: 'eur',
            metadata: { paymentId: samples.paymentId },
          },
        },
      },
    ],
  });
