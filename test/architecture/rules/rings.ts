import { about, imports } from '../rule.ts';

/** Adapters that call the core. They know nothing of those which the core calls, nor these of them. */
const drivers = ['http', 'cli'];
const rings = ['domain', 'application', 'adapters', 'infrastructure'];

export const ringsImportInwards = about('a ring imports only inwards', imports, ({ target }, path) => {
  const [top, ring = '', adapter] = path.split('/');
  const [targetTop, targetRing = '', targetAdapter] = target.split('/');
  // The client is no part of the server: it has a rule of its own.
  if (top !== 'src' || ring === 'client') return false;
  if (!rings.includes(ring)) return `${ring} is no ring`;
  if (targetTop === 'test') return 'the product imports its tests';
  if (targetTop !== 'src') return false;
  if (rings.indexOf(targetRing) > rings.indexOf(ring)) return `${ring} imports ${targetRing}`;
  const apart = ring === 'adapters' && targetRing === 'adapters' && adapter !== targetAdapter;
  const driven = !drivers.some((driver) => driver === adapter || driver === targetAdapter);
  return apart && !driven && `the adapter ${adapter} imports the adapter ${targetAdapter}`;
});
