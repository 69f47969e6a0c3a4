import { readInstant } from '../connection/values.ts';

/** JSON has moments in a form of its own. */
export const momentFromJson = (sent: unknown): unknown => (typeof sent === 'string' ? readInstant(sent) : sent);
