import { z } from 'zod';
import type { Page } from '../../application/kernel/page.ts';
import type { TaskView } from '../../application/tasks/ports.ts';
import type { Shown } from './command.ts';
import { type Fields, instant, listOf } from './schemas.ts';
import { idColumn, page, table } from './table.ts';
import type { Terminal } from './terminal.ts';

const taskView = z.strictObject({
  id: z.int(),
  title: z.string(),
  description: z.string().nullable(),
  completed: z.boolean(),
  dueAt: instant.nullable(),
  projectId: z.string().nullable(),
  version: z.int(),
  createdAt: instant,
  updatedAt: instant,
} satisfies Fields<TaskView>);
export const tasksView = listOf(taskView);

const presentTask = ({
  id,
  title,
  description,
  completed,
  dueAt,
  projectId,
  version,
  createdAt,
  updatedAt,
}: TaskView) =>
  ({ id, title, description, completed, dueAt, projectId, version, createdAt, updatedAt }) satisfies z.infer<
    typeof taskView
  >;

export function shownTasks({ items, total }: Page<TaskView>, terminal: Terminal): Shown<z.infer<typeof tasksView>> {
  const rows = items.map(({ id, completed, title, createdAt }) => [id, completed ? 'done' : 'open', title, createdAt]);
  const shown = table([idColumn('id'), 'status', 'title', 'created'], rows, terminal);
  return { json: { items: items.map(presentTask), total }, text: page(shown, items.length, total) };
}
