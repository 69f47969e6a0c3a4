import type { RefusedCommand } from '../../../client/sync/index.ts';
import { sayDay } from './format.ts';
import { sayFailure } from './say-failure.ts';

interface Named {
  readonly id: number | string;
  readonly title?: string;
  readonly name?: string;
}

interface SaidRefusal {
  /** What it is about. */
  readonly title: string;
  readonly told: string;
  /** What the button says that saves it all the same; undefined where that can't help. */
  readonly keep?: string;
  readonly drop: string;
}

const fieldWords: Readonly<Record<string, string>> = {
  title: 'title',
  name: 'name',
  description: 'notes',
  dueAt: 'due day',
  projectId: 'project',
  status: 'state',
};

/** What a person reads of something that they did and that could not be saved. */
export function sayRefusal(refused: RefusedCommand, things: readonly Named[]): SaidRefusal {
  const { id, type, args = {}, current, error } = refused;
  const named = (given: unknown) => things.find((each) => each.id === given);
  const name = nameOf(named(id)) ?? args['title'] ?? args['name'];
  const kind = type.startsWith('task') ? 'A task' : 'A project';
  const title = name === undefined ? kind : `“${short(name)}”`;
  if (error.code === 'NOT_FOUND')
    return { title, told: 'was deleted on another device before your change.', drop: 'All right' };
  if (current === undefined) return { title, told: `could not be saved. ${sayFailure(error)}`, drop: 'All right' };
  const said = (value: unknown) => say(nameOf(named(value)) ?? value);
  const both = Object.keys(args).filter((field) => fieldWords[field] !== undefined && args[field] !== current[field]);
  const list = both.map(
    (field) => `Your ${fieldWords[field]}: ${said(args[field])}. The other: ${said(current[field])}.`,
  );
  return { title, told: `was changed on two devices. ${list.join(' ')}`, keep: 'Keep mine', drop: 'Keep the other' };
}

const nameOf = (thing: Named | undefined): string | undefined => thing?.title ?? thing?.name;
const short = (value: unknown): string => String(value).slice(0, 80);

function say(value: unknown): string {
  if (value === null || value === undefined) return 'none';
  const text = String(value);
  return /^\d{4}-\d\d-\d\dT/.test(text) ? sayDay(text) : `“${short(text)}”`;
}
