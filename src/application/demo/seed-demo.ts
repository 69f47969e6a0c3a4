import { ok, type Result } from 'neverthrow';
import { before, type Instant, instantOf, millisecondsOf } from '../../domain/kernel/instant.ts';
import type { Secret } from '../../domain/kernel/secret.ts';
import { auditEntry } from '../audit/ports.ts';
import type { DemoParts } from './demo-parts.ts';
import { Dice } from './dice.ts';
import type { DemoPerson, DemoProject, DemoTask } from './ports.ts';
import * as words from './words.ts';

export interface DemoWish {
  readonly users: number;
  /** Of all users together. */
  readonly tasks: number;
  readonly password: Secret;
}

export interface SeededDemo {
  readonly people: readonly DemoPerson[];
  readonly projects: number;
  readonly tasks: number;
}

const past = { days: 120 } as const;
const batch = 2500;
const projectsEach = 3;

/** People with projects and tasks of the last months, the same words every time; each run adds new people. */
export class SeedDemo {
  readonly #parts: DemoParts;

  constructor(parts: DemoParts) {
    this.#parts = parts;
  }

  /** @param reached is told how many tasks there are so far */
  async execute(
    { users, tasks, password }: DemoWish,
    reached: (tasks: number) => void = () => {},
  ): Promise<Result<SeededDemo, never>> {
    const { store, clock } = this.#parts;
    const now = clock.now();
    const dice = new Dice(users * 31 + tasks);
    const people = Array.from({ length: users }, () => this.#person(dice, before(now, past)));
    const owners = people.map((person) => ({ person, own: this.#projectsOf(person, dice) }));
    const projects = owners.flatMap(({ own }) => own);
    for (const some of inBatches(people)) await store.addPeople(some, password);
    for (const some of inBatches(projects)) await store.addProjects(some);
    for (let done = 0; done < tasks; ) {
      const length = Math.min(batch, tasks - done);
      const at = (n: number) => between(before(now, past), now, (done + n) / tasks);
      await store.addTasks(Array.from({ length }, (_, n) => task(dice, owners, at(n), now)));
      done += length;
      reached(done);
    }
    await this.#record(now, { users, projects: projects.length, tasks });
    return ok({ people, projects: projects.length, tasks });
  }

  /** The address ends in what makes the id unique. */
  #person(dice: Dice, at: Instant): DemoPerson {
    const id = this.#parts.ids.uuid();
    const name = `${dice.oneOf(words.givenNames)} ${dice.oneOf(words.familyNames)}`;
    const email = `${name.toLowerCase().replace(' ', '.')}.${id.replaceAll('-', '').slice(-10)}@example.com`;
    return { id, email, name, at };
  }

  #projectsOf({ id: ownerId, at }: DemoPerson, dice: Dice): readonly DemoProject[] {
    const first = dice.below(words.projectNames.length);
    const names = [...words.projectNames, ...words.projectNames].slice(first, first + projectsEach);
    return names.map((name) => ({ id: this.#parts.ids.uuid(), ownerId, name, at }));
  }

  async #record(at: Instant, details: Readonly<Record<string, number>>): Promise<void> {
    const { audit, operator, ids } = this.#parts;
    const id = ids.uuid();
    const subject = { type: 'demo', id };
    await audit.record([auditEntry({ id, at, actor: operator, action: 'demo.seeded', subject, details })]);
  }
}

interface Owner {
  readonly person: DemoPerson;
  readonly own: readonly DemoProject[];
}

function task(dice: Dice, owners: readonly Owner[], at: Instant, now: Instant): DemoTask {
  const { person, own } = dice.oneOf(owners);
  const project = dice.below(10) < 6 ? dice.oneOf(own) : undefined;
  const occasion = dice.below(2) === 0 ? '' : ` ${dice.oneOf(words.occasions)}`;
  return {
    ownerId: person.id,
    projectId: project?.id ?? null,
    title: `${dice.oneOf(words.verbs)} ${dice.oneOf(words.things)}${occasion}`,
    description: dice.below(5) < 2 ? dice.oneOf(words.details) : null,
    at,
    doneAt: dice.below(20) < 9 ? between(at, now, dice.below(1000) / 1000) : null,
  };
}

const between = (start: Instant, end: Instant, part: number): Instant =>
  instantOf(millisecondsOf(start) + Math.floor((millisecondsOf(end) - millisecondsOf(start)) * part));

function* inBatches<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < all.length; start += batch) yield all.slice(start, start + batch);
}
