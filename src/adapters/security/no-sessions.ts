import { errAsync } from 'neverthrow';
import { sessionEnded } from '../../application/accounts/failures.ts';
import type { SessionDoor } from '../../application/accounts/ports.ts';

/** For programs without password accounts: whoever claims a session of ours is refused. */
export const noSessions: SessionDoor = { admit: () => errAsync(sessionEnded) };
