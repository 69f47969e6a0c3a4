import pg from 'pg';

interface Row {
  readonly id: number;
  readonly title: string;
  readonly description: string | null;
  readonly completed: boolean;
  readonly created_at: string;
  readonly updated_at: string;
  readonly version: number;
  readonly total: number;
}

export interface Asked {
  readonly user: string;
  readonly id: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly query: URLSearchParams;
}

export interface Answered {
  readonly status: number;
  readonly data: unknown;
  readonly message: string;
  readonly headers?: Record<string, string>;
}

pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) =>
  text.length === 26 ? `${text.slice(0, 10)}T${text.slice(11, 23)}Z` : new Date(text).toISOString(),
);
const pool = new pg.Pool({
  connectionString: process.env['DATABASE_URL'],
  application_name: 'bare',
  options: '-c TimeZone=UTC',
  max: 10,
});

const columns = 'id, title, description, completed, created_at, updated_at, version';
const live = 'owner_id = $1 and deleted_at is null';
const changed = 'version = version + 1, updated_at = now()';
const statements = {
  'GET tasks': `select ${columns}, (select count(*) from tasks where ${live}) as total from tasks where ${live}
    order by created_at desc, id desc limit $2 offset $3`,
  'POST tasks': `insert into tasks (owner_id, title, description, completed, version, created_at, updated_at)
    values ($1, $2, $3, false, 1, now(), now()) returning ${columns}`,
  'GET task': `select ${columns} from tasks where ${live} and id = $2`,
  'PUT task': `update tasks set title = $3, description = $4, completed = $5, ${changed} where ${live} and id = $2 returning ${columns}`,
  'PATCH task/complete': `update tasks set completed = $3, ${changed} where ${live} and id = $2 returning ${columns}`,
};

const ask = (name: keyof typeof statements, values: readonly unknown[]): Promise<pg.QueryResult<Row>> =>
  pool.query<Row>({ name, text: statements[name], values: [...values] });

export async function respond(operation: string, { user, id, body, query }: Asked): Promise<Answered | string> {
  const text = (name: string): string | null => (typeof body[name] === 'string' ? body[name].trim() : null);
  const title = text('title');
  const isTitle = title !== null && title !== '' && title.length <= 255;
  const completed = body['completed'] ?? false;
  switch (operation) {
    case 'GET tasks': {
      const limit = Number(query.get('limit') ?? 50);
      const offset = Number(query.get('offset') ?? 0);
      const { rows } = await ask(operation, [user, limit, offset]);
      const page = { total: rows[0]?.total ?? 0, page: Math.floor(offset / limit) + 1, limit };
      return { status: 200, data: { tasks: rows.map(listed), ...page }, message: 'Tasks retrieved successfully' };
    }
    case 'POST tasks': {
      if (!isTitle) return 'VALIDATION_REQUIRED_FIELD';
      const { rows } = await ask(operation, [user, title, text('description')]);
      return one(rows, user, 201, 'Task created successfully', { Location: `/api/${user}/tasks/${rows[0]?.id}` });
    }
    case 'GET task':
      return one((await ask(operation, [user, id])).rows, user, 200, 'Task retrieved successfully');
    case 'PUT task': {
      if (!isTitle || typeof completed !== 'boolean') return 'VALIDATION_INVALID_FORMAT';
      const { rows } = await ask(operation, [user, id, title, text('description'), completed]);
      return one(rows, user, 200, 'Task updated successfully');
    }
    case 'PATCH task/complete': {
      if (typeof completed !== 'boolean') return 'VALIDATION_INVALID_FORMAT';
      return one((await ask(operation, [user, id, completed])).rows, user, 200, 'Task completion status updated');
    }
    default:
      return 'RESOURCE_NOT_FOUND';
  }
}

const listed = ({ id, title, description, completed, created_at, updated_at }: Row) => ({
  id,
  title,
  description,
  completed,
  created_at,
  updated_at,
});

function one([row]: Row[], user: string, status: number, message: string, headers = {}): Answered | string {
  if (row === undefined) return 'RESOURCE_NOT_FOUND';
  return {
    status,
    data: { ...listed(row), user_id: user },
    message,
    headers: { ...headers, ETag: `"${row.version}"` },
  };
}
