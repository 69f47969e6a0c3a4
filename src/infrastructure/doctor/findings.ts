import type { Finding } from '../../adapters/cli/doctor.views.ts';

export type { Finding } from '../../adapters/cli/doctor.views.ts';

export const ok = (check: string, says: string): Finding => ({ check, state: 'ok', says, mend: null });
export const doubtful = (check: string, says: string, mend: string): Finding => ({
  ...{ check, state: 'doubtful', says, mend },
});
export const wrong = (check: string, says: string, mend: string): Finding => ({ check, state: 'wrong', says, mend });
export const skipped = (check: string, says: string): Finding => ({ check, state: 'skipped', says, mend: null });

/** One line of what went wrong. */
export function reasonOf(error: unknown): string {
  // Of a fetch that failed, the cause says why.
  const told = error instanceof TypeError && error.cause instanceof Error ? error.cause : error;
  const { message = String(told), code } = told as { message?: string; code?: unknown };
  return (message || String(code)).split('\n')[0] ?? '';
}
