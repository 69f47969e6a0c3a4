/** Counts the changes of a versioned entity from 1; it moves exactly when something that a client can see has changed. */
export type Version = number & { readonly __brand: 'Version' };

export const firstVersion = 1 as Version;

export const nextVersion = (version: Version): Version => (version + 1) as Version;
