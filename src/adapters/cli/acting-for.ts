import type { Actor } from '../../application/kernel/actor.ts';
import type { User } from '../../domain/accounts/user.ts';

/** What the user themselves would see. */
export const actingFor = ({ facts: { id, role, email } }: User): Actor => ({
  userId: id,
  role,
  email,
  sessionId: null,
  origin: { requestId: null, address: null, userAgent: null },
});
