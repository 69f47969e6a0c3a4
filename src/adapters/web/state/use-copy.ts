import { type Copied, copy } from './copy.ts';
import { useObservable } from './observable.ts';

/** What the device keeps, as it is now. */
export const useCopy = (): Copied => useObservable(copy.shown);
