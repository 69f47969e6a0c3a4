import type { Instant } from '../../domain/kernel/instant.ts';
import type { Secret } from '../../domain/kernel/secret.ts';

export interface DemoPerson {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly at: Instant;
}

export interface DemoProject {
  readonly id: string;
  readonly ownerId: string;
  readonly name: string;
  readonly at: Instant;
}

export interface DemoTask {
  readonly ownerId: string;
  readonly projectId: string | null;
  readonly title: string;
  readonly description: string | null;
  readonly at: Instant;
  /** When it was done. */
  readonly doneAt: Instant | null;
}

/** Takes things in as if they had been made one by one in the past, but many at a time. */
export interface DemoStore {
  /** Accounts whose addresses count as verified; all have this password. */
  addPeople(people: readonly DemoPerson[], password: Secret): Promise<void>;
  addProjects(projects: readonly DemoProject[]): Promise<void>;
  addTasks(tasks: readonly DemoTask[]): Promise<void>;
}
