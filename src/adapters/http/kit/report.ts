import type { Log } from '../../../application/kernel/log.ts';
import type { Meters } from '../../../application/kernel/meters.ts';
import type { ServedRequest } from './observe.ts';

const refusedForSafety = new Set([401, 403, 423, 429]);

/** One line and one measurement for each request; refusals that may be an attack stand out as warnings. */
export const reportTo =
  (log: Log, meters: Meters) =>
  ({ state, method, path, status, milliseconds, aborted }: ServedRequest): void => {
    meters.request(method, state.route, status, milliseconds);
    const fields = {
      requestId: state.origin.requestId,
      userId: state.userId,
      method,
      path,
      statusCode: status,
      duration: Math.round(milliseconds * 100) / 100,
      ...(state.refusal === null ? {} : { code: state.refusal }),
      ...(aborted ? { aborted } : {}),
    };
    if (refusedForSafety.has(status)) log.warn('request refused', fields);
    else log.info('request', fields);
  };
