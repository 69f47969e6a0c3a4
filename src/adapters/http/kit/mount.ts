import type Router from '@koa/router';
import type { Context } from 'koa';
import { ok, type ResultAsync, safeTry } from 'neverthrow';
import type { Actor } from '../../../application/kernel/actor.ts';
import type { KeptAnswer } from '../../../application/kernel/idempotency.ts';
import type { Failure } from '../../../domain/kernel/failure.ts';
import { outgoing, send } from './answer.ts';
import type { Contract } from './contract.ts';
import type { Answer, Endpoint, EndpointRequest, SignedInEndpoint, SignedInRequest } from './endpoint.ts';
import { expectedVersions } from './entity-tags.ts';
import type { KitFailure } from './failures.ts';
import { idempotencyKey, repeatable } from './idempotency.ts';
import { identify } from './identify.ts';
import type { Kit } from './kit.ts';
import { limit } from './limit.ts';
import { parseBody, parsePath, parseQuery } from './parse-request.ts';
import { refuse, refuseDefect } from './refuse.ts';
import { requestState } from './request-state.ts';

type Erased = EndpointRequest<never, never, never>;
type Served<F> = ResultAsync<KeptAnswer, F | KitFailure>;

/** Puts the contract's endpoints on the router. Here, and nowhere else in HTTP, a Result is opened. */
export function mount<F extends Failure>(
  router: Router,
  contract: Contract<F>,
  endpoints: readonly Endpoint<F>[],
  kit: Kit,
): void {
  for (const endpoint of endpoints) {
    const pattern = contract.prefix + endpoint.path;
    router.register(pattern.replace(/\{(\w+)\}/g, ':$1'), [endpoint.method], async (context: Context) => {
      context.respond = false;
      requestState(context).route = pattern;
      try {
        await serve(context, contract, endpoint, kit).match(
          (answer) => send(context, answer, endpoint.revalidates !== false),
          (failure) => refuse(context, contract, failure),
        );
      } catch (defect) {
        refuseDefect(context, contract, defect, kit);
      }
    });
  }
}

/** The checks in the order that all contracts share, then the use case. */
function serve<F extends Failure>(context: Context, contract: Contract<F>, endpoint: Endpoint<F>, kit: Kit): Served<F> {
  return safeTry<KeptAnswer, F | KitFailure>(async function* () {
    const actor = endpoint.access === 'user' ? yield* identify(context, contract, kit) : undefined;
    if (endpoint.access === 'user' || endpoint.rate !== 'exempt') yield* await limit(context, actor, kit);
    const params = yield* parsePath(context, endpoint.params);
    const query = yield* parseQuery(context, endpoint.query);
    const { bytes, body } = yield* parseBody(context, endpoint, kit);
    const request: Erased = {
      origin: requestState(context).origin,
      params: params as never,
      query: query as never,
      body: body as never,
      bytes,
      expected: expectedVersions(context.headers['if-match']),
      header: (name) => context.get(name) || undefined,
    };
    if (endpoint.access === 'public') return endpoint.handle(request).map(sentWith(context));
    return handleOnce(context, endpoint, { ...request, actor: actor as Actor }, kit);
  });
}

/** Runs the use case; for a POST with an `Idempotency-Key` at most once. */
function handleOnce<F extends Failure>(
  context: Context,
  endpoint: SignedInEndpoint<F, never, never, never>,
  request: SignedInRequest<never, never, never>,
  { idempotentAnswers }: Kit,
): Served<F> {
  const answer = () => endpoint.handle(request).map(sentWith(context));
  if (endpoint.method !== 'POST' || endpoint.idempotency === 'own') return answer();
  return safeTry<KeptAnswer, F | KitFailure>(async function* () {
    const key = yield* idempotencyKey(context);
    if (key === undefined) return answer();
    const once = yield* idempotentAnswers.once(repeatable(request.actor.userId, key, context, request.bytes), answer);
    if (once.replayed) context.res.setHeader('Idempotent-Replayed', 'true');
    return ok(once.answer);
  });
}

const sentWith =
  ({ res }: Context) =>
  (answer: Answer): KeptAnswer => {
    if (answer.cookies !== undefined) res.setHeader('Set-Cookie', answer.cookies);
    return outgoing(answer);
  };
