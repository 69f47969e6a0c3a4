import { AsyncLocalStorage } from 'node:async_hooks';

const requesters = new AsyncLocalStorage<string>();

/** Whatever `work` asks of the database is asked for this requester: a user, or an address that nobody has signed in from. */
export const onBehalfOf = <T>(requester: string, work: () => T): T => requesters.run(requester, work);

/** Undefined for the product's own work. */
export const requester = (): string | undefined => requesters.getStore();
