import { networkOf } from '../../adapters/http/kit/client-address.ts';
import type { ServedRequest } from '../../adapters/http/kit/observe.ts';
import type { Log } from '../../application/kernel/log.ts';
import type { Meters } from '../../application/kernel/meters.ts';
import type { RefusalLines } from './refusal-lines.ts';

const longest = 1024;

/** One count for each request, and one line; but for refusals that anybody can cause at will only so many lines a minute. */
export const requestsReport =
  (log: Log, meters: Pick<Meters, 'request'>, refusalLines: Pick<RefusalLines, 'admit'>) =>
  ({ state, method, path, status, milliseconds, aborted }: ServedRequest): void => {
    meters.request(method, state.route, status, milliseconds);
    const { origin, userId, refusal, refusedEarly } = state;
    const isUnlimited = refusedEarly || status === 429;
    if (isUnlimited && !refusalLines.admit(networkOf(origin.address ?? 'unknown'))) return;
    const fields = {
      requestId: origin.requestId,
      userId,
      method,
      path: path.length > longest ? path.slice(0, longest) : path,
      statusCode: status,
      duration: Math.round(milliseconds * 100) / 100,
      ...(refusal === null ? undefined : { code: refusal }),
    };
    if (aborted) log.info('request aborted', { ...fields, aborted });
    else if (isSecurityMatter(status)) log.warn('request refused', { ...fields, address: origin.address });
    else log.info('request', fields);
  };

/** No or a refused token, somebody else's path, a limit: what a person who looks for an attack wants to see. */
const isSecurityMatter = (status: number): boolean => status === 401 || status === 403 || status === 429;
