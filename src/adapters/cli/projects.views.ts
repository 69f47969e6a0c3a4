import { z } from 'zod';
import type { Page } from '../../application/kernel/page.ts';
import type { ProjectView } from '../../application/projects/ports.ts';
import { projectStatuses } from '../../domain/projects/project.ts';
import type { Shown } from './command.ts';
import { type Fields, instant, listOf } from './schemas.ts';
import { idColumn, page, table } from './table.ts';
import type { Terminal } from './terminal.ts';

const projectView = z.strictObject({
  id: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  status: z.enum(projectStatuses),
  version: z.int(),
  createdAt: instant,
  updatedAt: instant,
} satisfies Fields<ProjectView>);
export const projectsView = listOf(projectView);

const presentProject = ({ id, name, description, status, version, createdAt, updatedAt }: ProjectView) =>
  ({ id, name, description, status, version, createdAt, updatedAt }) satisfies z.infer<typeof projectView>;

export function shownProjects(
  { items, total }: Page<ProjectView>,
  terminal: Terminal,
): Shown<z.infer<typeof projectsView>> {
  const rows = items.map(({ id, status, name, createdAt }) => [id, status, name, createdAt]);
  const shown = table([idColumn('id'), 'status', 'name', 'created'], rows, terminal);
  return { json: { items: items.map(presentProject), total }, text: page(shown, items.length, total) };
}
