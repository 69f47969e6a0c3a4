import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import type { ConnectionParameters } from './connection-uri.ts';

/** Plain text, or encrypted in this way. */
export type Encryption = false | ConnectionOptions;

const loopback = new Set(['localhost', '127.0.0.1', '::1']);

/**
 * The ways to try, in order, by `libpq`'s `sslmode`. Without one, encryption is preferred, but not on the way to this very
 * machine, where it would protect from nobody.
 */
export function encryptionsOf(parameters: ConnectionParameters, host: string): readonly Encryption[] {
  if (host.startsWith('/')) return [false];
  const files = filesOf(parameters);
  const unverified = { ...files, rejectUnauthorized: false };
  switch (modeOf(parameters) ?? (loopback.has(host) ? 'allow' : 'prefer')) {
    case 'disable':
      return [false];
    case 'allow':
      return [false, unverified];
    case 'prefer':
      return [unverified, false];
    case 'require':
      return files.ca === undefined ? [unverified] : [{ ...files, checkServerIdentity: anyName }];
    case 'no-verify':
      return [unverified];
    case 'verify-ca':
      return [{ ...files, checkServerIdentity: anyName }];
    default:
      return [files];
  }
}

/** `ssl=true` is how other drivers write `verify-full`. */
function modeOf({ sslmode, ssl }: ConnectionParameters): string | undefined {
  if (sslmode !== undefined || ssl === undefined) return sslmode;
  return ['false', '0'].includes(ssl) ? 'disable' : ssl === 'no-verify' ? ssl : 'verify-full';
}

const anyName = (): undefined => undefined;

const filesOf = ({ sslrootcert, sslcert, sslkey }: ConnectionParameters): ConnectionOptions => ({
  ...(sslrootcert === undefined || sslrootcert === 'system' ? {} : { ca: readFileSync(sslrootcert) }),
  ...(sslcert === undefined ? {} : { cert: readFileSync(sslcert) }),
  ...(sslkey === undefined ? {} : { key: readFileSync(sslkey) }),
});
