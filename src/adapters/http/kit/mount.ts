import type { Context } from 'koa';
import { err, ok, type Result, ResultAsync } from 'neverthrow';
import type { Actor } from '../../../application/kernel/actor.ts';
import type { Failure } from '../../../domain/kernel/failure.ts';
import { type Outgoing, outgoing, send } from './answer.ts';
import type { Contract } from './contract.ts';
import type { Answer, Endpoint, EndpointRequest, SignedInEndpoint, SignedInRequest } from './endpoint.ts';
import { expectedVersions } from './entity-tags.ts';
import type { KitFailure, RateLimited } from './failures.ts';
import { giveBack } from './give-back.ts';
import { handleChecked } from './handle-checked.ts';
import { handleStreaming } from './handle-streaming.ts';
import { idempotencyKey, repeatable } from './idempotency.ts';
import { identify } from './identify.ts';
import type { Kit } from './kit.ts';
import { limit, refusedEarly, requesterOf } from './limit.ts';
import { noBody, type ParsedBody, parseBody, parsePath, parseQuery } from './parse-request.ts';
import { refuse, refuseDefect } from './refuse.ts';
import { replayOrHandle } from './replay-or-handle.ts';
import { requestState } from './request-state.ts';
import type { Routes } from './routes.ts';
import { sendBytes, sendsBytes } from './send-bytes.ts';
import { sendEvents, sendsEvents } from './send-events.ts';

type Erased = EndpointRequest<never, never, never>;
type Served<F> = Promise<Result<Outgoing, F | KitFailure>>;

/** Makes the contract's endpoints known to the routes. Here, and nowhere else in HTTP, a Result is opened. */
export function mount<F extends Failure>(
  routes: Routes,
  contract: Contract<F>,
  endpoints: readonly Endpoint<F>[],
  kit: Kit,
): void {
  for (const endpoint of endpoints) {
    const pattern = contract.prefix + endpoint.path;
    routes.add(endpoint.method, pattern, async (context) => {
      context.respond = false;
      requestState(context).route = pattern;
      try {
        const outcome = await serve(context, contract, endpoint, kit);
        await outcome.match(
          (answer) => {
            if (sendsBytes(answer)) return sendBytes(context, answer, kit);
            if (sendsEvents(answer)) return sendEvents(context, answer);
            return send(context, answer, endpoint.revalidates !== false);
          },
          (failure) => refuse(context, contract, failure),
        );
      } catch (defect) {
        refuseDefect(context, contract, defect, kit);
      }
    });
  }
}

/**
 * The checks in the order that all contracts share, then the use case. Plain awaits, here and in each check: `safeTry`
 * makes generator functions for each request, which cost more than the checks and live until a full garbage collection.
 */
async function serve<F extends Failure>(
  context: Context,
  contract: Contract<F>,
  endpoint: Endpoint<F>,
  kit: Kit,
): Served<F> {
  let actor: Actor | undefined;
  if (endpoint.access === 'user') {
    const identified = await identify(context, contract, kit);
    if (identified.isErr()) return err(await refusedEarly(context, identified.error, kit));
    actor = identified.value;
  }
  if (endpoint.access === 'user' || endpoint.rate !== 'exempt') {
    const limited = await limit(context, actor, kit);
    if (limited.isErr()) return err(limited.error);
  }
  const proceed = () => admitted(context, contract, endpoint, actor, kit);
  return await kit.onBehalfOf(requesterOf(context, actor), () =>
    actor === undefined || endpoint.streams
      ? proceed()
      : kit.largeBodies.inTurn(actor.userId, context.headers, proceed),
  );
}

/** What remains for a request whose sender is known and within the limits. */
async function admitted<F extends Failure>(
  context: Context,
  contract: Contract<F>,
  endpoint: Endpoint<F>,
  actor: Actor | undefined,
  kit: Kit,
): Served<F> {
  if (endpoint.access === 'user' && !endpoint.streams && endpoint.admits !== undefined) {
    const admission = await endpoint.admits(actor as Actor);
    if (admission.isErr()) return err(admission.error);
  }
  const params = parsePath(context, endpoint.params);
  if (params.isErr()) return err(params.error);
  const query = parseQuery(context, endpoint.query);
  if (query.isErr()) return err(query.error);
  const body = endpoint.streams ? ok(noBody) : await parseBody(context, endpoint, kit);
  if (body.isErr()) return err(body.error);
  try {
    return await handled(
      context,
      contract,
      endpoint,
      actor,
      { params: params.value, query: query.value, ...body.value },
      kit,
    );
  } finally {
    giveBack(body.value.bytes);
  }
}

interface Parsed extends ParsedBody {
  readonly params: unknown;
  readonly query: unknown;
}

async function handled<F extends Failure>(
  context: Context,
  contract: Contract<F>,
  endpoint: Endpoint<F>,
  actor: Actor | undefined,
  { params, query, body, bytes }: Parsed,
  kit: Kit,
): Served<F> {
  const counted = await limitFurther(context, endpoint, actor, body as never, kit);
  if (counted.isErr()) return err(counted.error);
  const request: Erased = {
    origin: requestState(context).origin,
    params: params as never,
    query: query as never,
    body: body as never,
    bytes,
    expected: expectedVersions(context.headers['if-match']),
    method: context.method,
    header: (name) => context.get(name) || undefined,
  };
  if (endpoint.access === 'public') return (await endpoint.handle(request)).map(sentWith(context));
  const signedIn = { ...request, actor: actor as Actor, repeatable: undefined };
  return endpoint.streams
    ? await handleStreaming(context, endpoint, signedIn, kit)
    : await handleOnce(context, contract, endpoint, signedIn, kit);
}

/** What it counts for beyond the one request that was counted before its body was read. */
async function limitFurther<F extends Failure>(
  context: Context,
  endpoint: Endpoint<F>,
  actor: Actor | undefined,
  body: never,
  kit: Kit,
): Promise<Result<void, RateLimited>> {
  const further = 'countsAs' in endpoint && endpoint.countsAs !== undefined ? endpoint.countsAs(body) - 1 : 0;
  return further > 0 ? await limit(context, actor, kit, further) : ok();
}

/** Runs the use case; for a POST with an `Idempotency-Key` at most once. */
async function handleOnce<F extends Failure>(
  context: Context,
  contract: Contract<F>,
  endpoint: SignedInEndpoint<F, never, never, never>,
  request: SignedInRequest<never, never, never>,
  { idempotentAnswers, seal }: Kit,
): Served<F> {
  const isRepeatable = endpoint.method === 'POST' && endpoint.idempotency === undefined;
  const key = isRepeatable ? idempotencyKey(context) : ok(undefined);
  if (key.isErr()) return err(key.error);
  const answer = async () => (await endpoint.handle(request)).map(sentWith(context));
  if (key.value === undefined) return await answer();
  const repeated = repeatable(request.actor.userId, key.value, context, request.bytes);
  if (endpoint.boundAnswers !== undefined)
    return await replayOrHandle(context, contract, endpoint, request, endpoint.boundAnswers, repeated);
  if (endpoint.check !== undefined) {
    const sealed = { ...repeated, fingerprint: seal(repeated.fingerprint) };
    return await handleChecked(context, endpoint.check, request, idempotentAnswers, sealed);
  }
  const once = await idempotentAnswers.once(repeated, () => new ResultAsync(answer()));
  if (once.isErr()) return err(once.error);
  if (once.value.replayed) requestState(context).head.set('Idempotent-Replayed', 'true');
  return ok(once.value.answer);
}

const sentWith =
  (context: Context) =>
  (answer: Answer): Outgoing => {
    for (const cookie of answer.cookies ?? []) requestState(context).head.add('Set-Cookie', cookie);
    return outgoing(answer);
  };
