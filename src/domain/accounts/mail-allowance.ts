import { before, type Instant, type Span } from '../kernel/instant.ts';

const bounds: readonly { readonly most: number; readonly within: Span }[] = [
  { most: 3, within: { hours: 1 } },
  { most: 10, within: { hours: 24 } },
];
/** Nothing older counts. */
export const mailsCountFor: Span = { hours: 24 };

/**
 * How many mails of one kind anybody can cause in one mailbox: with one more of now, or undefined where there may be none.
 * @param sent are those that count, oldest first.
 */
export function withAnotherMail(sent: readonly Instant[], now: Instant): readonly Instant[] | undefined {
  const since = (span: Span) => sent.filter((moment) => moment > before(now, span));
  if (bounds.some(({ most, within }) => since(within).length >= most)) return undefined;
  return [...since(mailsCountFor), now];
}
