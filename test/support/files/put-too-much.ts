import { randomUUID } from 'node:crypto';
import { DiskFileStorage } from '../../../src/adapters/files/disk-file-storage.ts';
import { incoming, someBytes } from './bytes.ts';

/** Says how it ended to store a megabyte below the given folder. */
const storage = new DiskFileStorage(process.argv[2] ?? '');
const outcome = await storage.put(randomUUID(), incoming(someBytes(1024 * 1024)));
process.stdout.write(outcome.isErr() ? outcome.error.kind : 'stored');
