import type { PersonalRecords } from '../../../application/accounts/profile/ports.ts';
import type { Position, Slice } from '../../../application/kernel/listing.ts';
import type { Page, Window } from '../../../application/kernel/page.ts';
import type {
  ProjectFilter,
  ProjectListing,
  ProjectSortField,
  Projects,
  ProjectView,
} from '../../../application/projects/ports.ts';
import type { Instant } from '../../../domain/kernel/instant.ts';
import type { Version } from '../../../domain/kernel/version.ts';
import { Project, type ProjectFacts, type ProjectId } from '../../../domain/projects/project.ts';
import type { MemoryDatabase, MemoryTable } from './memory-database.ts';
import { holds, MemoryListing } from './memory-listing.ts';

const listing = new MemoryListing<ProjectFacts, ProjectSortField>({
  value: (row, field) => row[field],
  id: ({ id }) => id,
  words: ['name'],
});

const viewOf = ({ ownerId: _o, deletedAt: _d, ...view }: ProjectFacts): ProjectView => view;

const matches =
  ({ status, search }: ProjectFilter) =>
  (row: ProjectFacts): boolean =>
    (status === undefined || row.status === status) && holds(search, row.name, row.description);

export class MemoryProjects implements Projects, PersonalRecords {
  readonly name = 'projects';
  readonly #database: MemoryDatabase;
  readonly #rows: MemoryTable<ProjectId, ProjectFacts>;

  constructor(database: MemoryDatabase) {
    this.#database = database;
    this.#rows = database.table();
  }

  add({ facts }: Project): Promise<void> {
    return this.#database.write(() => this.#rows.set(facts.id, facts));
  }

  async ofOwner(ownerId: string, id: ProjectId): Promise<Project | undefined> {
    const project = await this.withDeleted(ownerId, id);
    return project?.facts.deletedAt === null ? project : undefined;
  }

  withDeleted(ownerId: string, id: ProjectId): Promise<Project | undefined> {
    return this.#database.read(() => {
      const facts = this.#rows.get(id);
      return facts?.ownerId === ownerId ? Project.restore(facts) : undefined;
    });
  }

  page(ownerId: string, { filter, sort }: ProjectListing, window: Window): Promise<Page<ProjectView>> {
    return this.#database.read(() => {
      const { items, total } = listing.page(this.#live(ownerId, filter), sort, window);
      return { items: items.map(viewOf), total };
    });
  }

  walk(ownerId: string, { filter, sort }: ProjectListing, after: Position, limit: number): Promise<Slice<ProjectView>> {
    return this.#database.read(() => {
      const { items, more } = listing.walk(this.#live(ownerId, filter), sort, after, limit);
      return { items: items.map(viewOf), more };
    });
  }

  save({ facts }: Project, seen: Version): Promise<boolean> {
    return this.#database.write(() => {
      const stored = this.#rows.get(facts.id);
      if (stored?.ownerId !== facts.ownerId || stored.version !== seen) return false;
      this.#rows.set(facts.id, facts);
      return true;
    });
  }

  /** Units of work run one after the other: nothing can delete it meanwhile. */
  async holdLive(ownerId: string, id: string): Promise<boolean> {
    return (await this.ofOwner(ownerId, id as ProjectId)) !== undefined;
  }

  purge(moment: Instant, limit: number): Promise<number> {
    return this.#database.write(() => {
      const old = this.#rows.all().filter(({ deletedAt }) => deletedAt !== null && deletedAt < moment);
      for (const { id } of old.slice(0, limit)) this.#rows.delete(id);
      return Math.min(old.length, limit);
    });
  }

  exportOf(userId: string): Promise<Readonly<Record<string, unknown>>> {
    return this.#database.read(() => {
      const rows = this.#rows.all().filter(({ ownerId }) => ownerId === userId);
      return { projects: rows.map(({ ownerId: _o, version: _v, ...kept }) => kept) };
    });
  }

  eraseOf(userId: string): Promise<void> {
    return this.#database.write(() => {
      for (const { id, ownerId } of this.#rows.all()) if (ownerId === userId) this.#rows.delete(id);
    });
  }

  #live(ownerId: string, filter: ProjectFilter): ProjectFacts[] {
    return this.#rows
      .all()
      .filter((row) => row.ownerId === ownerId && row.deletedAt === null)
      .filter(matches(filter));
  }
}
