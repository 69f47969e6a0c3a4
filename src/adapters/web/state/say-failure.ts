interface Failed {
  readonly code: string;
  readonly message: string;
  readonly details?: unknown;
  readonly retryAfter?: number;
}

interface Violation {
  readonly field: string;
  readonly message: string;
}

export const violationsOf = ({ code, details }: Failed): readonly Violation[] =>
  code === 'VALIDATION_ERROR' && Array.isArray(details) ? details : [];

const words: Readonly<Record<string, string>> = {
  NETWORK_FAILURE: 'The server cannot be reached. Nothing is lost: try again in a moment.',
  INVALID_CREDENTIALS: 'The e-mail or the password is wrong.',
  EMAIL_EXISTS: 'There is an account with this e-mail already.',
  INVALID_TOKEN: 'This link has been used already, or is too old. Ask for a new one.',
  PRECONDITION_FAILED: 'Somebody else changed this in the meantime.',
  NOT_FOUND: 'This is gone. Perhaps it was deleted in another window.',
};

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

const minutes = (seconds: number): string =>
  seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;

/** What a person reads of a failure. */
export function sayFailure(failure: Failed): string {
  const { code, message, retryAfter } = failure;
  if (code === 'RATE_LIMITED') return `That was too often. Try again in ${minutes(retryAfter ?? 60)}.`;
  if (code === 'ACCOUNT_LOCKED')
    return retryAfter === undefined
      ? 'This account is locked. Ask whoever runs this server.'
      : `Too many wrong passwords: signing in is locked for ${minutes(retryAfter)}.`;
  const violations = violationsOf(failure);
  if (violations.length > 0) return violations.map((each) => sentence(`${each.field}: ${each.message}`)).join(' ');
  return words[code] ?? sentence(message);
}
