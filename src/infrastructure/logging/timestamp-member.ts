let second = Number.NaN;
let prefix = '';

/** The moment as a member of a line of JSON. All but the milliseconds is formatted once a second. */
export function timestampMember(now = Date.now()): string {
  const current = Math.floor(now / 1000);
  if (current !== second) {
    second = current;
    prefix = `,"timestamp":"${new Date(current * 1000).toISOString().slice(0, 20)}`;
  }
  return `${prefix}${String(now - current * 1000).padStart(3, '0')}Z"`;
}
