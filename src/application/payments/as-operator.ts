import type { Actor } from '../kernel/actor.ts';

/** Owns nothing and may see everything; the audit log names the operator in its place. */
export const asOperator: Actor = {
  userId: '',
  role: 'admin',
  email: null,
  sessionId: null,
  origin: { requestId: null, address: null, userAgent: null },
};
