import type { Failure } from '../../../../domain/kernel/failure.ts';
import type { Contract } from '../contract.ts';
import type { Endpoint } from '../endpoint.ts';

/** A contract with its endpoints. */
export interface Described {
  readonly contract: Contract;
  readonly endpoints: readonly Endpoint[];
}

/** An endpoint with its contract. */
export interface Place {
  readonly contract: Contract<Failure>;
  readonly endpoint: Endpoint;
}

export const keepsAnswers = ({ endpoint }: Place): boolean =>
  endpoint.access === 'user' &&
  endpoint.method === 'POST' &&
  !('idempotency' in endpoint && endpoint.idempotency === 'none');

export const isLimited = ({ endpoint }: Place): boolean => endpoint.access === 'user' || endpoint.rate !== 'exempt';

const showsVersion = ({ endpoint: { success } }: Place): boolean => success.headers?.includes('ETag') === true;

/** A GET that need not be answered again while the version is the same. */
export const isRevalidated = (place: Place): boolean =>
  place.endpoint.method === 'GET' && place.endpoint.revalidates !== false && showsVersion(place);
