import { contentInspector } from '../../../src/adapters/files/content-inspector.ts';
import { MemoryFiles } from '../../../src/adapters/persistence/memory/files/memory-files.ts';
import { MemoryUploads } from '../../../src/adapters/persistence/memory/files/memory-uploads.ts';
import { MemoryDatabase } from '../../../src/adapters/persistence/memory/kernel/memory-database.ts';
import { MemoryUnitOfWork } from '../../../src/adapters/persistence/memory/kernel/memory-unit-of-work.ts';
import { MemoryProjects } from '../../../src/adapters/persistence/memory/projects/memory-projects.ts';
import { MemoryTasks } from '../../../src/adapters/persistence/memory/tasks/memory-tasks.ts';
import { HmacLinkSignatures } from '../../../src/adapters/security/hmac-link-signatures.ts';
import { randomIds } from '../../../src/adapters/system/random-ids.ts';
import type { FileStorage } from '../../../src/application/files/ports.ts';
import { type FileParts, fileUseCases } from '../../../src/application/files/use-cases.ts';
import { Secret } from '../../../src/domain/kernel/secret.ts';
import { ManualClock } from '../manual-clock.ts';
import { sharedSecret } from '../memory-product.ts';

/** The use cases of files on the stores in memory, under a clock that is moved by hand. */
export function filesInMemory(storage: FileStorage, further: Partial<FileParts> = {}) {
  const database = new MemoryDatabase();
  const clock = new ManualClock();
  const [files, uploads] = [new MemoryFiles(database), new MemoryUploads(database)];
  const [tasks, projects] = [new MemoryTasks(database), new MemoryProjects(database)];
  const parts: FileParts = {
    ...{ files, uploads, storage, clock, ids: randomIds, inspector: contentInspector },
    unitOfWork: new MemoryUnitOfWork(database, { files, uploads, tasks, projects }),
    limits: { maxBytes: 100_000_000, quota: 1_000_000_000 },
    meters: { upload: () => {} },
    signatures: new HmacLinkSignatures(new Secret(sharedSecret)),
    owners: { mayAct: async () => true },
    ...further,
  };
  return { clock, parts, tasks, projects, database, useCases: fileUseCases(parts) };
}
