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
  const { id, args = {}, current, error } = refused;
  const thing = things.find((each) => each.id === id);
  const name = thing?.title ?? thing?.name ?? args['title'] ?? args['name'] ?? 'Something';
  const title = `“${String(name).slice(0, 80)}”`;
  if (current === undefined) {
    const told = error.code === 'NOT_FOUND' ? 'was deleted on another device before your change.' : sayFailure(error);
    return { title, told: error.code === 'NOT_FOUND' ? told : `could not be saved. ${told}`, drop: 'All right' };
  }
  const both = Object.keys(args).filter((field) => fieldWords[field] !== undefined && args[field] !== current[field]);
  const list = both.map(
    (field) => `the ${fieldWords[field]}: yours is ${say(args[field])}, theirs ${say(current[field])}`,
  );
  return { title, told: `was changed on two devices, ${list.join('; ')}.`, keep: 'Keep mine', drop: 'Keep theirs' };
}

function say(value: unknown): string {
  if (value === null || value === undefined) return 'none';
  const text = String(value);
  return /^\d{4}-\d\d-\d\dT/.test(text) ? sayDay(text) : `“${text.slice(0, 80)}”`;
}
