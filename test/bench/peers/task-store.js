// What both peers keep tasks with: TypeORM as its guide shows it, on the product's table.
import jwt from 'jsonwebtoken';
import { DataSource, EntitySchema, IsNull } from 'typeorm';

const toNumber = { to: (value) => value, from: Number };

const Task = new EntitySchema({
  name: 'Task',
  tableName: 'tasks',
  columns: {
    id: { type: 'bigint', primary: true, generated: 'increment', transformer: toNumber },
    owner: { name: 'owner_id', type: 'varchar', length: 255 },
    title: { type: 'varchar', length: 255 },
    description: { type: 'varchar', length: 1000, nullable: true },
    completed: { type: 'boolean', default: false },
    version: { type: 'int', version: true },
    createdAt: { name: 'created_at', type: 'timestamptz' },
    updatedAt: { name: 'updated_at', type: 'timestamptz' },
    deletedAt: { name: 'deleted_at', type: 'timestamptz', deleteDate: true, nullable: true },
  },
});

/** @param name under which PostgreSQL knows its connections */
export async function openTasks(name) {
  const source = new DataSource({
    type: 'postgres',
    url: process.env.DATABASE_URL,
    entities: [Task],
    poolSize: 10,
    applicationName: name,
  });
  await source.initialize();
  const tasks = source.getRepository(Task);
  const one = async (owner, id) => (await tasks.findOneBy({ id, owner, deletedAt: IsNull() })) ?? undefined;
  return {
    list: (owner, take, skip) =>
      tasks.findAndCount({ where: { owner }, order: { createdAt: 'DESC', id: 'DESC' }, take, skip }),
    one,
    create(owner, { title, description = null }) {
      const now = new Date();
      return tasks.save({ owner, title, description, completed: false, createdAt: now, updatedAt: now });
    },
    async change(owner, id, changes) {
      const found = await one(owner, id);
      return found === undefined
        ? undefined
        : await tasks.save(Object.assign(found, changes, { updatedAt: new Date() }));
    },
  };
}

/** The id of the token's user; throws for any other token than a valid one. */
export function userOf(authorization = '') {
  return jwt.verify(authorization.replace(/^Bearer /, ''), process.env.BETTER_AUTH_SECRET, { algorithms: ['HS256'] })
    .user_id;
}

export const shown = ({ id, owner, title, description, completed, createdAt, updatedAt }) => ({
  ...{ id, user_id: owner, title, description, completed },
  ...{ created_at: createdAt, updated_at: updatedAt },
});

export const page = ([rows, total], limit, offset) => ({
  success: true,
  data: { tasks: rows.map(shown), total, page: Math.floor(offset / limit) + 1, limit },
});

export const isTitle = (title) => typeof title === 'string' && title.trim() !== '' && title.length <= 255;
