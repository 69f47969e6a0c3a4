const units: readonly (readonly [name: string, seconds: number])[] = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
  ['s', 1],
];
const longAgo = 60 * 86_400;
const justNow = 5;

/** As people say it: `3 min ago`, `in 2 h`; what is further away than two months is a date. */
export function relativeTime(instant: string, now: number): string {
  const seconds = Math.round((now - Date.parse(instant)) / 1000);
  const distance = Math.abs(seconds);
  if (distance >= longAgo) return instant.slice(0, 10);
  const [name, length] = units.find(([, least]) => distance >= least && distance >= justNow) ?? [];
  if (name === undefined || length === undefined) return 'just now';
  const told = `${Math.floor(distance / length)} ${name}`;
  return seconds < 0 ? `in ${told}` : `${told} ago`;
}
