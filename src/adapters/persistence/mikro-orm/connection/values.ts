import pg from 'pg';

const oids = { int8: 20, date: 1082, timestamp: 1114, timestamptz: 1184, timestamptzArray: 1185 };

/** PostgreSQL leaves out trailing zeros of the fraction: `2026-11-20 10:11:12.5+00`, in JSON `2026-11-20T10:11:12.5+00:00`. */
export function readInstant(text: string): string {
  if (text.length === 29 && text.endsWith('+00:00')) return `${text.slice(0, 23)}Z`;
  if (text.length === 26 && text.endsWith('+00')) return `${text.slice(0, 10)}T${text.slice(11, 23)}Z`;
  if (/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+00$/.test(text))
    return `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).slice(0, 3).padEnd(3, '0')}Z`;
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? text : moment.toISOString();
}

/** `{"2026-11-20 10:11:12+00",…}`, none of which is null. */
const readInstants = (text: string): readonly string[] =>
  text === '{}'
    ? []
    : text
        .slice(1, -1)
        .split(',')
        .map((each) => readInstant(each.replaceAll('"', '')));

/** Exact, or left as text. */
export function readInteger(text: string): number | string {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : text;
}

const asWritten = (text: string): string => text;

/** How columns arrive: moments as `Instant`, `bigint` as number, dates without a zone as PostgreSQL writes them. */
export const types = new pg.TypeOverrides();
types.setTypeParser(oids.timestamptz, readInstant);
types.setTypeParser(oids.timestamptzArray, readInstants);
types.setTypeParser(oids.int8, readInteger);
types.setTypeParser(oids.date, asWritten);
types.setTypeParser(oids.timestamp, asWritten);
