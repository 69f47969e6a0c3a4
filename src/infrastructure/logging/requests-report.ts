import type { ServedRequest } from '../../adapters/http/kit/observe.ts';
import type { Log } from '../../application/kernel/log.ts';
import type { Meters } from '../../application/kernel/meters.ts';

const longest = 1024;

/** One line and one count for each request. */
export const requestsReport =
  (log: Log, meters: Pick<Meters, 'request'>) =>
  ({ state, method, path, status, milliseconds, aborted }: ServedRequest): void => {
    meters.request(method, state.route, status, milliseconds);
    const { origin, userId, refusal } = state;
    const fields = {
      requestId: origin.requestId,
      userId,
      method,
      path: path.length > longest ? path.slice(0, longest) : path,
      statusCode: status,
      duration: Math.round(milliseconds * 100) / 100,
      ...(refusal === null ? undefined : { code: refusal }),
      ...(aborted ? { aborted } : undefined),
    };
    if (isSecurityMatter(status)) log.warn('request refused', { ...fields, address: origin.address });
    else log.info('request', fields);
  };

/** No or a refused token, somebody else's path, a limit: what a person who looks for an attack wants to see. */
const isSecurityMatter = (status: number): boolean => status === 401 || status === 403 || status === 429;
