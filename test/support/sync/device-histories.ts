import { expect } from 'chai';
import fc from 'fast-check';
import type { V1Api } from '../v1-api.ts';
import { Device, type Fate, type GivenCommand } from './device.ts';
import { walk } from './synced.ts';

export interface Step {
  readonly device: number;
  readonly does: 'create project' | 'create task' | 'change' | 'delete' | 'restore' | 'sync';
  readonly fate: Fate;
  /** Which of what it knows, and other choices. */
  readonly choice: number;
}

const fates: readonly Fate[] = ['arrives', 'arrives', 'request lost', 'answer lost', 'sent twice'];
const deeds: readonly Step['does'][] = ['create project', 'create task', 'change', 'delete', 'restore', 'sync', 'sync'];

export const histories = fc.array(
  fc.record({
    device: fc.nat({ max: 2 }),
    does: fc.constantFrom(...deeds),
    fate: fc.constantFrom(...fates),
    choice: fc.nat({ max: 1_000_000 }),
  }),
  { minLength: 5, maxLength: 40 },
);

/** What a device writes down while nobody hears it. It takes things by their ids, and what it has just made by its own name. */
function commandOf({ does, choice }: Step, device: Device, made: readonly GivenCommand[]): GivenCommand {
  const uuid = crypto.randomUUID();
  const pick = <T>(all: readonly T[]): T | undefined => all[choice % Math.max(1, all.length)];
  const ownNames = (type: string) => made.flatMap((each) => (each.type === type ? (each.tempId ?? []) : []));
  const ids = (kind: string) =>
    [...device.things.values()].filter((thing) => 'name' in thing === (kind === 'project')).map(({ id }) => id);
  const anyOf = (kind: string) => pick([...ids(kind), ...ownNames(`${kind}.create`)]);
  if (does === 'create project')
    return { uuid, type: 'project.create', tempId: `tmp_${uuid}`, args: { name: `p${choice}` } };
  const projectId = choice % 3 === 0 ? null : (anyOf('project') ?? null);
  if (does === 'create task')
    return { uuid, type: 'task.create', tempId: `tmp_${uuid}`, args: { title: `t${choice}`, projectId } };
  const kind = choice % 4 === 0 ? 'project' : 'task';
  const id = anyOf(kind) ?? 'tmp_nothing';
  const known = [...device.things.values()].find((thing) => thing.id === id)?.version;
  const version = choice % 5 === 0 && known !== undefined ? { version: known } : {};
  if (does === 'change')
    return {
      uuid,
      type: `${kind}.change`,
      id,
      args: kind === 'task' ? { completed: choice % 2 === 0, projectId } : { name: `n${choice}` },
      ...version,
    };
  if (does === 'delete') return { uuid, type: `${kind}.delete`, id, args: { cascade: choice % 2 === 0 }, ...version };
  return { uuid, type: `${kind}.restore`, id, ...version };
}

/** Two or three devices of one user and a server between which requests and answers are lost or come twice: in the end all agree. */
export async function runHistory(
  api: V1Api,
  steps: readonly Step[],
  restart: () => Promise<V1Api> = async () => api,
): Promise<void> {
  let server = api;
  const ask = (body: object) => server.post('/sync', body);
  const devices = [new Device(), new Device(), new Device()];
  const sent: GivenCommand[][] = [[], [], []];
  for (const step of steps) {
    const device = devices[step.device] as Device;
    if (step.does === 'sync') {
      if (step.choice % 7 === 0) server = await restart();
      await device.sync(ask, step.fate, 1 + (step.choice % 9));
      continue;
    }
    const command = commandOf(step, device, sent[step.device] ?? []);
    sent[step.device]?.push(command);
    device.outbox.push(command);
  }
  // A command of one device changes what another has been told already: so a second round.
  for (let round = 0; round < 2; round += 1)
    for (const device of devices) {
      await device.sync(ask, 'arrives', 3);
      while (!device.isUpToDate) await device.sync(ask, 'arrives', 3);
    }
  const { changes } = await walk(server, null);
  const truth = Object.entries<{ id: unknown }[]>(changes).flatMap(([kind, things]) =>
    things.map((thing) => ({ key: `${kind} ${thing.id}`, ...thing })),
  );
  truth.sort((one, other) => (one.key < other.key ? -1 : 1));
  for (const device of devices) expect(device.shown).to.deep.equal(truth);
  const all = sent.flat();
  const results = new Map(devices.flatMap(({ results }) => [...results]));
  expect([...results.keys()].sort()).to.deep.equal(all.map(({ uuid }) => uuid).sort());
  await expectEachDoneOnce(server, all, results);
}

/** Nothing was made twice, and nothing that was said to be made is missing. */
async function expectEachDoneOnce(
  api: V1Api,
  sent: readonly GivenCommand[],
  results: ReadonlyMap<string, { readonly status: string; readonly id: unknown }>,
) {
  const made = sent.filter(({ uuid, type }) => type.endsWith('.create') && results.get(uuid)?.status === 'done');
  const ids = made.map(({ uuid }) => String(results.get(uuid)?.id));
  expect(new Set(ids).size).to.equal(ids.length);
  const again = sent.slice(0, 100);
  const { body } = await api.post('/sync', { limit: 1, commands: again });
  for (const { uuid } of again)
    if (results.get(uuid)?.status === 'done') expect(body.data.results[uuid]).to.deep.equal(results.get(uuid));
}
