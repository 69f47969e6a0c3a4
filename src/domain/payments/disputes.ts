import type { DisputeObservation } from './observations.ts';
import { isDisputeOver } from './status-rules.ts';

/** The disputes of one payment. */
export type Disputes = readonly DisputeObservation[];

/** The very same disputes back mean that nothing is new: a dispute that is closed stays closed, whatever arrives later. */
export function observeDispute(disputes: Disputes, observed: DisputeObservation): Disputes {
  const known = disputes.find(({ id }) => id === observed.id);
  if (known !== undefined && (isDisputeOver[known.state] || known.state === observed.state)) return disputes;
  return [...disputes.filter(({ id }) => id !== observed.id), observed];
}

export const isAnyOpen = (disputes: Disputes): boolean => disputes.some(({ state }) => !isDisputeOver[state]);
