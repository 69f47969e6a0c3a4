import { lookup, Resolver } from 'node:dns/promises';

export interface HostAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** Milliseconds, and how often. */
const limits = { timeout: 3000, tries: 2 };

const absent = new Set(['ENOTFOUND', 'ENODATA']);

/**
 * Where a name leads. The system's own resolver works on threads that passwords and files need as well, and a slow name server would
 * keep them all: so it is asked only for what name servers do not know, such as the names of a hosts file.
 */
export async function hostAddresses(name: string): Promise<readonly HostAddress[]> {
  if (/^(.+\.)?localhost$/.test(name)) return await bySystem(name);
  const resolver = new Resolver(limits);
  const answers = await Promise.allSettled([
    resolver.resolve4(name).then(ofFamily(4)),
    resolver.resolve6(name).then(ofFamily(6)),
  ]);
  const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  if (found.length > 0) return found;
  const trouble = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
  const serious = trouble.find((reason: { code?: string }) => !absent.has(reason.code ?? ''));
  if (serious !== undefined) throw serious;
  return await bySystem(name);
}

const ofFamily =
  (family: HostAddress['family']) =>
  (found: readonly string[]): readonly HostAddress[] =>
    found.map((address) => ({ address, family }));

const bySystem = async (name: string): Promise<readonly HostAddress[]> =>
  (await lookup(name, { all: true })).map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
