import { createHmac } from 'node:crypto';

/** Somebody with tasks, and with the right to ask for them. */
export interface Caller {
  readonly id: string;
  readonly token: string;
  readonly tasks: readonly number[];
  /** The token of their last sync. */
  readonly place: string;
}

/** Who logs in with a password. */
export const visitor = { email: 'visitor@example.org', password: 'Correct-horse-7' } as const;

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A token that nobody has seen before, by the secret of the servers that are measured. */
function signedFor(id: string): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = { user_id: id, email: `${id}@example.com`, iat: now, exp: now + 86_400 };
  const signed = `${encoded({ alg: 'HS256' })}.${encoded(claims)}`;
  const secret = process.env['BETTER_AUTH_SECRET'] ?? '';
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

export interface Asking {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The n-th request of a line. */
type Line = (n: number, callers: readonly Caller[]) => Asking;

export interface Scenario {
  readonly ask: Line;
  /** Where it is not as many as are wished for the others. */
  readonly connections?: number;
  /** The bare server has nothing of the kind. */
  readonly alone?: true;
}

const asking = ({ id, token }: Caller, method: Asking['method'], path: string, body?: object): Asking => ({
  method,
  path: `/api/${id}/tasks${path}`,
  headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
  ...(body && { body: JSON.stringify(body) }),
});

/** The first is somebody with 100,000 tasks, who asks for nothing but the deep page. */
const callerOf = (n: number, callers: readonly Caller[]): Caller => callers[1 + (n % (callers.length - 1))] as Caller;

const taskOf = (n: number, { tasks }: Caller, callers: number): number =>
  tasks[Math.floor(n / callers) % tasks.length] as number;

const onTask =
  (method: Asking['method'], tail: string, body: (n: number, round: number) => object | undefined): Line =>
  (n, callers) => {
    const caller = callerOf(n, callers);
    const round = Math.floor(n / callers.length / caller.tasks.length);
    return asking(caller, method, `/${taskOf(n, caller, callers.length)}${tail}`, body(n, round));
  };

const description = 'Milk, bread, and something for the evening; the shop closes at eight.';
const list50: Line = (n, callers) => asking(callerOf(n, callers), 'GET', '?limit=50');
const get = onTask('GET', '', () => undefined);
const create: Line = (n, callers) => asking(callerOf(n, callers), 'POST', '', { title: `Buy ${n}`, description });
const update = onTask('PUT', '', (n) => ({ title: `Buy ${n} of ${Date.now()}`, description }));
/** Each round through all tasks says the contrary of the round before, so that every request changes something. */
const complete = onTask('PATCH', '/complete', (_, round) => ({ completed: round % 2 === 0 }));
const shares: readonly Line[] = [get, list50, get, update, get, list50, complete, get, list50, create];
const mix: Line = (n, callers) => (shares[n % shares.length] as Line)(Math.floor(n / shares.length), callers);

const health: Line = () => ({ method: 'GET', path: '/health', headers: {} });
const deep: Line = (_, callers) => asking(callers[0] as Caller, 'GET', '?limit=50&offset=90000');
const first: Line = (n, callers) => {
  const id = `new-${n}-${crypto.randomUUID()}`;
  return { ...list50(n, callers), path: `/api/${id}/tasks`, headers: { authorization: `Bearer ${signedFor(id)}` } };
};
const of = (n: number, callers: readonly Caller[], path: string, body: object): Asking => ({
  ...asking(callerOf(n, callers), 'POST', '', body),
  path,
});
const logIn: Line = (n, callers) => of(n, callers, '/api/v1/auth/login', visitor);
const pay: Line = (n, callers) =>
  of(n, callers, '/api/payments', { amount: 1999, currency: 'usd', stripePaymentMethodId: 'pm_card_visa' });
const sync: Line = (n, callers) =>
  of(n, callers, '/api/v1/sync', {
    token: callerOf(n, callers).place,
    commands: [{ uuid: crypto.randomUUID(), type: 'task.create', args: { title: `Buy ${n}` } }],
  });

export const lines = {
  'no-op': { ask: health },
  'list 50': { ask: list50 },
  'list 50, 1 connection': { ask: list50, connections: 1 },
  'page at 90,000': { ask: deep },
  get: { ask: get },
  create: { ask: create },
  update: { ask: update },
  complete: { ask: complete },
  mix: { ask: mix },
  'first request': { ask: first },
  'log-in': { ask: logIn, alone: true },
  payment: { ask: pay, alone: true },
  sync: { ask: sync, alone: true },
} as const satisfies Readonly<Record<string, Scenario>>;

export type LineName = keyof typeof lines;
