import { createHash } from 'node:crypto';
import type { Digests } from '../../application/backup/ports.ts';

export const sha256: Digests = () => {
  const hash = createHash('sha256');
  return { add: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') };
};
