import { Project } from '../../domain/projects/project.ts';
import { resourceUseCases } from '../kernel/resource/resource-use-cases.ts';
import { AddProject } from './add-project.ts';
import { DeleteProject } from './delete-project.ts';
import type { ProjectParts } from './project-parts.ts';
import { RestoreProject } from './restore-project.ts';
import { ShowProject } from './show-project.ts';

export type ProjectUseCases = ReturnType<typeof projectUseCases>;

export const projectUseCases = (parts: ProjectParts) => ({
  ...resourceUseCases('project', Project, parts.projects, parts.clock),
  add: new AddProject(parts),
  show: new ShowProject(parts),
  remove: new DeleteProject(parts),
  restore: new RestoreProject(parts),
});
