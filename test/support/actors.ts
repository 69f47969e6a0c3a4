import type { Actor } from '../../src/application/kernel/actor.ts';

/** A signed-in user, for use cases that are asked without a driver. */
export const actorOf = (userId: string): Actor => ({
  userId,
  role: 'user',
  email: null,
  sessionId: null,
  origin: { requestId: null, address: null, userAgent: null },
});
