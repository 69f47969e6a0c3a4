import { z } from 'zod';

/** What the details of failures hold, in v1 too. */
export const declinedDetails = z
  .object({ transactionId: z.uuid(), declineCode: z.string().optional() })
  .meta({ id: 'DeclinedDetails', description: 'The payment that failed, and why if the bank said it' });

export const abandonedDetails = z
  .object({ transactionId: z.uuid() })
  .meta({ id: 'AbandonedDetails', description: 'The payment that was given up; nothing was charged' });

export const unansweredDetails = z
  .object({ transactionId: z.uuid(), refundId: z.uuid().optional() })
  .meta({ id: 'UnansweredDetails', description: 'What stays pending until the gateway tells its outcome' });

export const refusedDetails = z
  .object({ refundId: z.uuid(), refusal: z.string() })
  .optional()
  .meta({ id: 'RefusedDetails', description: 'Where the gateway refused the refund: which, and why' });
