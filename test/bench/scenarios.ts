/** Somebody with tasks, and with the right to ask for them. */
export interface Caller {
  readonly id: string;
  readonly token: string;
  readonly tasks: readonly number[];
}

export interface Asking {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The n-th request of a line. */
type Line = (n: number, callers: readonly Caller[]) => Asking;

const asking = ({ id, token }: Caller, method: Asking['method'], path: string, body?: object): Asking => ({
  method,
  path: `/api/${id}/tasks${path}`,
  headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
  ...(body && { body: JSON.stringify(body) }),
});

const callerOf = (n: number, callers: readonly Caller[]): Caller => callers[n % callers.length] as Caller;

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

export const lines = { 'list 50': list50, get, create, update, complete, mix } as const;

export type LineName = keyof typeof lines;
