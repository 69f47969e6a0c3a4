import type { Context } from 'koa';
import { err, ok, type Result } from 'neverthrow';
import type { ZodType } from 'zod';
import { type InvalidInput, invalidInput } from '../../../domain/kernel/failure.ts';
import { checkType, parseJsonObject } from './body.ts';
import type { BodyTooLarge, InvalidPath, InvalidQuery, UnsupportedMediaType } from './failures.ts';
import { giveBack } from './give-back.ts';
import type { Kit } from './kit.ts';
import { violationsOf } from './violations.ts';

export function parsePath(context: Context, schema: ZodType | undefined): Result<unknown, InvalidPath> {
  if (schema === undefined) return ok(undefined);
  const given: unknown = context['params'];
  const parsed = schema.safeParse(given);
  if (parsed.success) return ok(parsed.data);
  return err({ kind: 'path.invalid', violations: violationsOf(schema, given, parsed.error, 'path') });
}

export function parseQuery(context: Context, schema: ZodType | undefined): Result<unknown, InvalidQuery> {
  if (schema === undefined) return ok(undefined);
  const given = context.query;
  const parsed = schema.safeParse(given);
  if (parsed.success) return ok(parsed.data);
  return err({ kind: 'query.invalid', violations: violationsOf(schema, given, parsed.error, 'query') });
}

export interface ParsedBody {
  readonly bytes: Buffer;
  readonly body: unknown;
}

export const noBody: ParsedBody = { bytes: Buffer.alloc(0), body: undefined };

interface Expected {
  readonly body?: ZodType;
  readonly mayLackBody?: true;
  readonly bodyLimit?: number;
}

/** Endpoints without a schema take no body: whatever comes is read for fingerprints and signatures, and ignored. */
export async function parseBody(
  context: Context,
  { body: schema, mayLackBody, bodyLimit }: Expected,
  { readBytes }: Kit,
): Promise<Result<ParsedBody, BodyTooLarge | UnsupportedMediaType | InvalidInput>> {
  if (context.method === 'GET' || context.method === 'HEAD') return ok(noBody);
  const read = await readBytes(context, bodyLimit);
  if (read.isErr()) return err(read.error);
  const bytes = read.value;
  if (schema === undefined) return ok({ bytes, body: undefined });
  const type = announcesBody(context) ? checkType(context) : ok();
  if (type.isErr()) return err(type.error);
  const object = mayLackBody && bytes.length === 0 ? ok({}) : parseJsonObject(bytes).orTee(() => giveBack(bytes));
  if (object.isErr()) return err(object.error);
  const parsed = schema.safeParse(object.value);
  if (!parsed.success) return err(invalidInput(...violationsOf(schema, object.value, parsed.error, 'body')));
  return ok({ bytes, body: parsed.data });
}

const announcesBody = ({ headers }: Context): boolean =>
  headers['content-type'] !== undefined ||
  headers['transfer-encoding'] !== undefined ||
  Number(headers['content-length'] ?? 0) > 0;
