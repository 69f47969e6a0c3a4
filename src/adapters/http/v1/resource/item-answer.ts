import { z } from 'zod';

/** One thing in v1's envelope. */
export const itemAnswer = <T extends z.ZodType>(data: T) => z.object({ success: z.literal(true), data });
