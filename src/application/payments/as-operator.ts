import type { Actor } from '../kernel/actor.ts';

/** Owns nothing and may see everything; in the audit log stands the operator's own name. */
export const asOperator: Actor = {
  userId: '',
  role: 'admin',
  email: null,
  sessionId: null,
  origin: { requestId: null, address: null, userAgent: null },
};
