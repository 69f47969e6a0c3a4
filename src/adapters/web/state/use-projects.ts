import { useEffect, useState } from 'preact/hooks';
import type { Schemas } from '../../../client/index.ts';
import { api } from './api.ts';
import { useChanges } from './changes.ts';

type Project = Schemas['Project'];

const most = 100;

/** As many projects as one chooses among, by name. */
export function useProjects(): readonly Project[] {
  const [projects, setProjects] = useState<readonly Project[]>([]);
  const look = async () => {
    const page = await api.projects.listProjects({ limit: most, sort: 'name' });
    if (page.ok) setProjects(page.data);
  };
  useEffect(() => {
    void look();
  }, []);
  useChanges(['projects'], () => void look());
  return projects;
}
