const dayLength = 24 * 60 * 60 * 1000;
const dayMonth = new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short' });
const withYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
const withTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

const startOfDay = (moment: Date): number =>
  new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime();

/** As people say it: today, tomorrow, Fri, 4 Dec. */
export function sayDay(instant: string, now = new Date()): string {
  const moment = new Date(instant);
  const days = Math.round((startOfDay(moment) - startOfDay(now)) / dayLength);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return moment.getFullYear() === now.getFullYear() ? dayMonth.format(moment) : withYear.format(moment);
}

export const sayMoment = (instant: string): string => withTime.format(new Date(instant));

/** For a date field. */
export function dateOf(instant: string | null): string {
  if (instant === null) return '';
  const moment = new Date(instant);
  const part = (number: number) => String(number).padStart(2, '0');
  return `${moment.getFullYear()}-${part(moment.getMonth() + 1)}-${part(moment.getDate())}`;
}

/** The last minute of that day here. */
export const endOfDay = (date: string): string | null =>
  date === '' ? null : new Date(`${date}T23:59:00`).toISOString();

export const sayMoney = (amount: number, currency: string): string =>
  new Intl.NumberFormat(undefined, { style: 'currency', currency }).format(amount / 100);

export function saySize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const [size, unit] = bytes < 1024 ** 2 ? [bytes / 1024, 'KB'] : [bytes / 1024 ** 2, 'MB'];
  return `${size.toFixed(size < 10 ? 1 : 0)} ${unit}`;
}

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
