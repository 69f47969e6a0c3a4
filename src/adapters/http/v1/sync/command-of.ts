import { createHash } from 'node:crypto';
import { err, ok, type Result } from 'neverthrow';
import type { Actor } from '../../../../application/kernel/actor.ts';
import type { Command, IdOfTemp } from '../../../../application/sync/carry-out-command.ts';
import { type InvalidInput, invalidInput, type Rule } from '../../../../domain/kernel/failure.ts';
import type { Version } from '../../../../domain/kernel/version.ts';
import type { JsonObject } from '../../kit/body.ts';
import type { CommandRefusal, CommandRoute } from '../resource/v1-resource.ts';
import type { GivenCommand } from './requests.ts';

const tempIdPattern = /^tmp_[A-Za-z0-9_-]{1,60}$/;
const isOwnName = (id: unknown): id is string => typeof id === 'string' && id.startsWith('tmp_');

/** A field that holds an id is called after what it is the id of. */
const holdsId = (field: string): boolean => /[a-z]Id$/.test(field);

const broken = (field: string, rule: Rule, constraint: string): InvalidInput =>
  invalidInput({ field, rule, constraint });

interface Checked {
  readonly tempId: string | null;
  readonly args: JsonObject;
  readonly expected: readonly Version[] | undefined;
}

/** The command that was given, or why it is none. */
export function commandOf(
  actor: Actor,
  given: GivenCommand,
  routes: ReadonlyMap<unknown, CommandRoute>,
): Result<Command<CommandRefusal>, CommandRefusal> {
  const { uuid, type, id } = given;
  const route = routes.get(type);
  if (route === undefined) return err({ failure: broken('type', 'format', `one of ${[...routes.keys()].join(', ')}`) });
  const checked = check(given, route);
  if (checked.isErr()) return err({ failure: checked.error });
  const { tempId, args, expected } = checked.value;
  const said = [type, id ?? null, tempId, given.args ?? null, given.version ?? null];
  return ok({
    uuid: uuid.canonical,
    fingerprint: digestOf(said),
    tempId,
    run: async (idOf) => {
      const own = await withIds({ id }, (field) => field === 'id', idOf);
      if (own.isErr()) return err({ failure: own.error });
      const named = await withIds(args, holdsId, idOf);
      if (named.isErr()) return err({ failure: named.error });
      return await route.execute(actor, { id: own.value['id'], args: named.value, expected });
    },
  });
}

function check({ tempId, args, version }: GivenCommand, { creates }: CommandRoute): Result<Checked, InvalidInput> {
  const isTempId =
    tempId === undefined || tempId === null || (typeof tempId === 'string' && tempIdPattern.test(tempId));
  if (creates && !isTempId) return err(broken('tempId', 'format', 'tmp_ and 1 to 60 letters, digits, - or _'));
  if (args !== undefined && args !== null && (typeof args !== 'object' || Array.isArray(args)))
    return err(broken('args', 'format', 'a JSON object'));
  const isVersion = version === undefined || version === null || (Number.isSafeInteger(version) && Number(version) > 0);
  if (!isVersion) return err(broken('version', 'format', 'a version: an integer from 1'));
  return ok({
    tempId: creates && typeof tempId === 'string' ? tempId : null,
    // What JSON calls an object has fields by name.
    args: (args ?? {}) as JsonObject,
    expected: typeof version === 'number' ? [version as Version] : undefined,
  });
}

/** The same with the ids that the client's own names stand for, in the fields that hold ids. */
async function withIds(
  fields: JsonObject,
  isId: (field: string) => boolean,
  idOf: IdOfTemp,
): Promise<Result<JsonObject, InvalidInput>> {
  const named = { ...fields };
  for (const [field, value] of Object.entries(fields)) {
    if (!isOwnName(value) || !isId(field)) continue;
    const id = tempIdPattern.test(value) ? await idOf(value) : undefined;
    if (id === undefined)
      return err(broken(field, 'unknown_reference', 'a tempId of something that a command has made'));
    named[field] = id;
  }
  return ok(named);
}

const deepest = 20;
/** Characters; each telling costs a call. */
const toldAtOnce = 4096;

/** The same digest for the same content, in whatever order a client writes its fields. What lies deeper is no field of ours. */
function digestOf(content: unknown): string {
  const hash = createHash('sha256');
  let some = '';
  // Told bit by bit: texts made of texts, level by level, would copy a large one each time.
  const tell = (text: string): void => {
    if (some.length + text.length < toldAtOnce) {
      some += text;
      return;
    }
    hash.update(some).update(text);
    some = '';
  };
  tellCanonical(content, tell, 0);
  return hash.update(some).digest('base64url');
}

function tellCanonical(value: unknown, tell: (text: string) => void, depth: number): void {
  if (depth > deepest) tell('…');
  else if (typeof value !== 'object' || value === null) tell(JSON.stringify(value) ?? 'null');
  else if (Array.isArray(value)) {
    tell('[');
    value.forEach((each, at) => {
      if (at > 0) tell(',');
      tellCanonical(each, tell, depth + 1);
    });
    tell(']');
  } else {
    tell('{');
    const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
    members.forEach(([name, member], at) => {
      tell(`${at > 0 ? ',' : ''}${JSON.stringify(name)}:`);
      tellCanonical(member, tell, depth + 1);
    });
    tell('}');
  }
}
