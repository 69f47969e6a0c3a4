export const codeOf = (error: unknown): unknown => (error as NodeJS.ErrnoException).code;

/** The disk, the user's share of it, or what one process may write. */
const full = new Set<unknown>(['ENOSPC', 'EDQUOT', 'EFBIG']);

export const isFull = (error: unknown): boolean => full.has(codeOf(error));
