import { expect } from 'chai';
import pg from 'pg';
import { History } from '../../../src/adapters/persistence/mikro-orm/sync/history.ts';
import { MikroChanges } from '../../../src/adapters/persistence/mikro-orm/sync/mikro-changes.ts';
import { ReadChanges, type SyncedUpTo } from '../../../src/application/sync/read-changes.ts';
import { actorOf } from '../actors.ts';
import { migratedDatabase, newOwnerIn } from '../both-stores.ts';
import { ManualClock } from '../manual-clock.ts';

/** `read` is an answer to a client; the others are a writer's. */
export type Move = 'begin' | 'insert' | 'update' | 'commit' | 'roll back' | 'read';
export interface Turn {
  readonly writer: number;
  readonly move: Move;
}

const insert = `insert into tasks (owner_id, title, completed, version, created_at, updated_at)
  values ($1, $2, false, 1, now(), now()) returning id`;
const update = 'update tasks set version = version + 1, title = $2 where id = $1';

/** Writers whose transactions begin, write and end in any order, and a client that reads in between. */
export async function openInterleavings(writers: number) {
  const { database, fresh, close } = await migratedDatabase();
  await database.orm();
  const history = new History(database);
  const clock = new ManualClock();
  await history.begin(crypto.randomUUID(), clock.now());
  const clients = await Promise.all(
    Array.from({ length: writers }, async () => {
      const client = new pg.Client(fresh.connection);
      await client.connect();
      return client;
    }),
  );
  const changes = new ReadChanges(new MikroChanges(database, history), clock);

  async function run(turns: readonly Turn[], limit: number): Promise<void> {
    const ownerId = await newOwnerIn(database);
    const actor = actorOf(ownerId);
    const own: (number | undefined)[] = clients.map(() => undefined);
    for (const [at, client] of clients.entries()) {
      const { rows } = await client.query(insert, [ownerId, `of ${at}`]);
      own[at] = rows[0].id;
    }
    const known = new Map<unknown, number>();
    let place: SyncedUpTo = 'nothing';
    const read = async (): Promise<boolean> => {
      const answer = await changes.execute(actor, place, limit);
      for (const { facts } of answer.things) known.set(facts.id, Math.max(known.get(facts.id) ?? 0, facts.version));
      place = answer.place;
      return answer.more;
    };
    const open = new Set<number>();
    for (const [at, { writer, move }] of turns.entries()) {
      const client = clients[writer] as pg.Client;
      if (move === 'read') await read();
      else if (move === 'begin' && !open.has(writer)) {
        open.add(writer);
        // Its number is given now, whenever it writes.
        await client.query('begin');
        await client.query('select pg_current_xact_id()');
      } else if (move === 'insert') await client.query(insert, [ownerId, `${at}`]);
      else if (move === 'update') await client.query(update, [own[writer], `${at}`]);
      else if (open.delete(writer)) await client.query(move === 'commit' ? 'commit' : 'rollback');
    }
    for (const writer of open) await clients[writer]?.query('commit');
    while (await read());
    const { rows } = await (clients[0] as pg.Client).query('select id::int, version from tasks where owner_id = $1', [
      ownerId,
    ]);
    expect([...known].sort()).to.deep.equal(rows.map(({ id, version }) => [id, version]).sort());
  }

  return {
    run,
    close: async () => {
      await Promise.all(clients.map((client) => client.end()));
      await close();
    },
  };
}

/** Every order in which the turns of two writers can be mixed, with a read after each. */
export function mixed(one: readonly Turn[], other: readonly Turn[]): readonly (readonly Turn[])[] {
  const [first, ...rest] = one;
  const [second, ...others] = other;
  const reads: Turn = { writer: 0, move: 'read' };
  if (first === undefined || second === undefined) return [[...one, ...other].flatMap((turn) => [turn, reads])];
  return [
    ...mixed(rest, other).map((turns) => [first, reads, ...turns]),
    ...mixed(one, others).map((turns) => [second, reads, ...turns]),
  ];
}
