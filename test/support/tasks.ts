import type { Tasks } from '../../src/application/tasks/ports.ts';
import type { Instant } from '../../src/domain/kernel/instant.ts';
import type { Version } from '../../src/domain/kernel/version.ts';
import type { TaskDraft } from '../../src/domain/tasks/task.ts';

/** A draft in which every field differs from every other of its type; its project would have to exist. */
export const draftOf = (ownerId: string, change: Partial<TaskDraft> = {}): TaskDraft => ({
  ownerId,
  projectId: null,
  title: 'Water the plants',
  description: 'The fern twice',
  completed: false,
  dueAt: '2026-05-04T08:00:00.250Z' as Instant,
  version: 3 as Version,
  createdAt: '2026-03-01T10:00:00.123Z' as Instant,
  updatedAt: '2026-03-02T11:30:00.400Z' as Instant,
  deletedAt: null,
  deletedWithProject: false,
  ...change,
});

/** Stored past HTTP, a few at a time. */
export async function seed(tasks: Tasks, drafts: readonly TaskDraft[]): Promise<number[]> {
  const ids: number[] = [];
  for (let i = 0; i < drafts.length; i += 10) {
    const added = await Promise.all(drafts.slice(i, i + 10).map((draft) => tasks.add(draft)));
    ids.push(...added.map(({ facts }) => facts.id));
  }
  return ids;
}
