import type { Context } from 'koa';
import type { Failure } from '../../../domain/kernel/failure.ts';
import type { Secret } from '../../../domain/kernel/secret.ts';
import { send, sendAllowance } from '../kit/answer.ts';
import type { RateLimited } from '../kit/failures.ts';
import type { Kit } from '../kit/kit.ts';
import { refusedEarly } from '../kit/limit.ts';
import { requestState } from '../kit/request-state.ts';
import type { Routes, Serve } from '../kit/routes.ts';
import { bearsToken } from './bears-token.ts';
import { type Reading, readerRoutes } from './reader-routes.ts';
import type { Readiness } from './readiness.ts';

export interface Exposition {
  readonly contentType: string;
  text(): Promise<string>;
}

export interface Machine extends Reading {
  readonly readiness: Pick<Readiness, 'answer'>;
  readonly metrics: Exposition;
  readonly metricsToken: Secret | undefined;
  readonly refusals: Pick<Kit, 'limits' | 'onRateLimited'>;
}

/** The routes of probes, monitors and readers; none of them is limited, and none needs the database to answer. */
export function machineRoutes(machine: Machine): (routes: Routes) => void {
  const probes: Readonly<Record<string, Serve>> = {
    '/health': (context) => answer(context, 200, { status: 'ok', version: machine.version, uptime: uptime() }),
    '/health/live': (context) => answer(context, 200, { status: 'ok' }),
    '/health/ready': (context) => ready(context, machine),
    '/metrics': (context) => metrics(context, machine),
  };
  return (routes) => {
    for (const [path, serve] of Object.entries(probes)) routes.add('GET', path, serving(path, serve));
    for (const [path, serve] of Object.entries(readerRoutes(machine, absent)))
      routes.addPage('GET', path, serving(path, serve));
  };
}

const serving =
  (path: string, serve: Serve): Serve =>
  (context) => {
    requestState(context).route = path;
    return serve(context);
  };

function answer(context: Context, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
  context.respond = false;
  send(context, { status, headers, body: JSON.stringify(body) }, false);
}

const uptime = (): number => Math.round(process.uptime() * 10) / 10;

async function ready(context: Context, { readiness }: Machine): Promise<void> {
  const found = await readiness.answer();
  if (found.status === 'ok') answer(context, 200, found);
  else answer(context, 503, found, { 'Retry-After': '1' });
}

async function metrics(context: Context, machine: Machine): Promise<void> {
  const { metrics: exposition, metricsToken, isProduction, refusals } = machine;
  const isClosed = metricsToken === undefined && isProduction;
  if (isClosed || (metricsToken !== undefined && !bearsToken(context.req, metricsToken))) {
    const refusal = await refusedEarly(context, { kind: 'metrics.refused' }, refusals);
    if (isRateLimited(refusal)) return refuseFurther(context, refusal);
    if (isClosed) return refuse(context, 403, 'FORBIDDEN', 'Set METRICS_TOKEN to open the metrics in production.');
    requestState(context).head.set('WWW-Authenticate', 'Bearer');
    return refuse(context, 401, 'UNAUTHORIZED', 'The metrics need the METRICS_TOKEN as a bearer token.');
  }
  const headers = { 'Content-Type': exposition.contentType };
  send(context, { status: 200, headers, body: await exposition.text() }, false);
}

const absent: Serve = (context) => refuse(context, 404, 'NOT_FOUND', 'There is nothing at this path');

const isRateLimited = (failure: Failure): failure is RateLimited => failure.kind === 'rate.limited';

function refuseFurther(context: Context, { retryAfter, refusedBy }: RateLimited): void {
  requestState(context).head.set('Retry-After', retryAfter);
  if (refusedBy !== undefined) sendAllowance(context, refusedBy.limit, refusedBy.allowance);
  refuse(context, 429, 'RATE_LIMITED', 'Too many requests');
}

/** In v1's envelope, which answers whatever belongs to no other contract. */
function refuse(context: Context, status: number, code: string, message: string): void {
  const { origin } = requestState(context);
  requestState(context).refusal = code;
  answer(context, status, { success: false, error: { code, message, requestId: origin.requestId } });
}
