import type { Failure } from '../../../../domain/kernel/failure.ts';
import type { FailureTable } from '../../kit/contract.ts';
import { answer } from '../failures.ts';

/** The user has as many streams here as anybody may have. */
export interface TooManyStreams extends Failure {
  readonly kind: 'streams.too_many';
  readonly retryAfter: number;
}

/** The process has no room for another one. */
export interface StreamsFull extends Failure {
  readonly kind: 'streams.full';
  readonly retryAfter: number;
}

export type StreamFailure = TooManyStreams | StreamsFull;

export const tooManyStreams: TooManyStreams = { kind: 'streams.too_many', retryAfter: 10 };
export const streamsFull: StreamsFull = { kind: 'streams.full', retryAfter: 5 };

export const streamFailures: FailureTable<StreamFailure> = {
  'streams.too_many': answer(429, 'RATE_LIMITED', 'Too many streams are open: close one of them first'),
  'streams.full': answer(503, 'UNAVAILABLE', 'There is no room for another stream now; try again soon'),
};
