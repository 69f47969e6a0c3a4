import { MemoryFileStorage } from '../../../src/adapters/files/memory-file-storage.ts';
import type { IncomingBytes } from '../../../src/application/files/ports.ts';
import type { FileParts } from '../../../src/application/files/use-cases.ts';
import type { FileDescription } from '../../../src/domain/files/stored-file.ts';
import { actorOf } from '../actors.ts';
import { filesInMemory } from './files-in-memory.ts';

const description = { name: 'a.txt', contentType: 'text/plain', taskId: null, projectId: null };

/** The use cases of files in memory, and what was counted of Ada's uploads. */
export function uploading(further: Partial<FileParts> = {}) {
  const storage = new MemoryFileStorage();
  const counted: unknown[] = [];
  const made = filesInMemory(storage, {
    meters: { upload: (...given) => void counted.push(given) },
    ...further,
  });
  const upload = <F>(
    bytes: IncomingBytes<F>,
    { size, ...change }: Partial<FileDescription> & { readonly size?: number } = {},
  ) =>
    made.useCases.upload.execute(
      actorOf('ada'),
      { description: { ...description, ...change }, size, bytes },
      (_, keep) => keep(),
    );
  return { ...made, storage, counted, upload };
}
