import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * Upload and download in the fewest lines: `node:http` and streams of files. No digest, no type, no row, no token, nothing
 * that survives a power cut: the floor to compare with.
 */
const folder = process.env['DATA_DIR'] ?? '.';

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'POST') {
    const id = randomUUID();
    await pipeline(request, createWriteStream(join(folder, id)));
    response.writeHead(201, { 'Content-Type': 'application/json' }).end(JSON.stringify({ data: { id } }));
    return;
  }
  const path = join(folder, /\/files\/([0-9a-f-]{36})\/content$/.exec(request.url ?? '')?.[1] ?? 'none');
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Length': found.size });
  await pipeline(createReadStream(path), response);
}

const server = createServer((request, response) => {
  serve(request, response).catch(() => response.destroy());
});
server.requestTimeout = 0;
server.listen(Number(process.env['PORT']), '127.0.0.1');
process.on('SIGTERM', () => process.exit());
