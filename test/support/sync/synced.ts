import { expect } from 'chai';
import type { Received, Sent } from '../client.ts';
import type { V1Api } from '../v1-api.ts';

// biome-ignore lint/suspicious/noExplicitAny: the answer's data, as the client gets it
type Told = any;

export const sync = (api: V1Api, body: object = {}, headers: Sent['headers'] = {}): Promise<Received> =>
  api.post('/sync', body, headers);

/** The answer to a request that must succeed. */
export async function synced(api: V1Api, body: object = {}): Promise<Told> {
  const { status, body: answer, text } = await sync(api, body);
  expect(status, text).to.equal(200);
  expect(answer.success).to.equal(true);
  return answer.data;
}

/** Everything that a walk from the token on gives, by kind, and where it ends. */
export async function walk(api: V1Api, token: string | null, limit = 500): Promise<Told> {
  const changes: Record<string, Told[]> = {};
  const resets: boolean[] = [];
  for (let place = token; ; ) {
    const answer = await synced(api, { token: place, limit });
    for (const [kind, things] of Object.entries<Told[]>(answer.changes))
      changes[kind] = [...(changes[kind] ?? []), ...things];
    resets.push(answer.reset);
    place = answer.token;
    if (!answer.more) return { changes, token: place, resets };
  }
}

/** The result of one command. */
export async function carriedOut(api: V1Api, command: object): Promise<Told> {
  const uuid = crypto.randomUUID();
  const { results } = await synced(api, { commands: [{ uuid, ...command }] });
  return results['uuid' in command ? String(command.uuid) : uuid];
}
