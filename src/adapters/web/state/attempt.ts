import { sayFailure } from './say-failure.ts';
import { session } from './session.ts';
import { tell } from './toasts.ts';

interface Failed {
  readonly code: string;
  readonly message: string;
}
type Answer<Data> = { readonly ok: true; readonly data: Data } | { readonly ok: false; readonly error: Failed };

export const isSignedOut = ({ code }: Failed): boolean => code === 'UNAUTHORIZED' || code === 'TOKEN_EXPIRED';

/** What the answer holds; where it is a failure, that is told, and there is nothing. */
export async function attempt<Data>(asked: Promise<Answer<Data>>): Promise<{ readonly data: Data } | undefined> {
  const answer = await asked;
  if (answer.ok) return { data: answer.data };
  if (isSignedOut(answer.error)) await session.lost();
  else tell(sayFailure(answer.error), { isFailure: true });
  return undefined;
}
