import { createHash } from 'node:crypto';
import type { FileInspector, Inspection } from '../../application/files/ports.ts';
import { type ImageType, imageTypes } from '../../domain/files/image-type.ts';

/** As many of the first bytes as `file-type` needs to tell an image by. */
const headLength = 4100;

export const contentInspector: FileInspector = {
  begin: (): Inspection => {
    const hash = createHash('sha256');
    const head: Uint8Array[] = [];
    let length = 0;
    return {
      add: (chunk) => {
        hash.update(chunk);
        if (length >= headLength) return;
        head.push(chunk.slice(0, headLength - length));
        length += chunk.length;
      },
      result: async () => ({ sha256: hash.digest('hex'), imageType: await imageTypeOf(Buffer.concat(head)) }),
    };
  },
};

/** An animated PNG is a PNG to everybody who does not look for more. */
const alsoCalled = new Map<string, ImageType>([['image/apng', 'image/png']]);

async function imageTypeOf(head: Uint8Array): Promise<ImageType | null> {
  const { fileTypeFromBuffer } = await import('file-type');
  const mime = (await fileTypeFromBuffer(head))?.mime ?? '';
  return imageTypes.find((type) => type === mime) ?? alsoCalled.get(mime) ?? null;
}
