import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openS3, type S3, type S3TimeOuts } from '../../../src/adapters/files/open-s3.ts';
import { Secret } from '../../../src/domain/kernel/secret.ts';

interface Rver {
  run(): Promise<AddressInfo>;
  close(): Promise<void>;
}
const S3rver = createRequire(import.meta.url)('s3rver') as new (options: object) => Rver;

const bucket = 'attachments';

/** What the server does to a request in place of serving it; undefined serves it. */
export type Fault = (request: IncomingMessage, response: ServerResponse) => 'served' | undefined;

export interface S3Server {
  readonly endpoint: string;
  readonly bucket: string;
  /** Asked before each request. */
  fault: Fault;
  open(timeOuts?: S3TimeOuts): Promise<S3>;
  close(): Promise<void>;
}

const key = { id: 'S3RVER', secret: new Secret('S3RVER') };

/** A real S3 server over HTTP, behind a door that can be told to fail. */
export async function s3Server(): Promise<S3Server> {
  const directory = await mkdtemp(join(tmpdir(), 'mainstay-s3-'));
  const rver = new S3rver({ port: 0, directory, silent: true, configureBuckets: [{ name: bucket }] });
  const { port } = await rver.run();
  const unfinished = join(directory, bucket, '._S3rver_uploads');
  const server = createServer(async (incoming, outgoing) => {
    if (it.fault(incoming, outgoing) !== undefined) return;
    const { searchParams } = new URL(incoming.url ?? '', 'http://s3');
    if (incoming.method === 'GET' && searchParams.has('uploads')) return outgoing.end(await listUploads(unfinished));
    const uploadId = searchParams.get('uploadId');
    if (incoming.method === 'DELETE' && uploadId !== null) {
      await rm(join(unfinished, uploadId), { recursive: true, force: true });
      return outgoing.writeHead(204).end();
    }
    return pass(port, incoming, outgoing);
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const it: S3Server = {
    endpoint,
    bucket,
    fault: () => undefined,
    open: (timeOuts) => openS3({ bucket, endpoint, region: 'us-east-1', key }, timeOuts),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await rver.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
  return it;
}

function pass(port: number, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method, url, headers } = incoming;
  const forwarded = request({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  forwarded.on('error', () => outgoing.destroy());
  incoming.pipe(forwarded);
}

/** The server keeps them in folders and knows no listing of its own. */
async function listUploads(folder: string): Promise<string> {
  const ids = await readdir(folder).catch(() => []);
  const uploads = await Promise.all(
    ids.map(
      async (id) =>
        `<Upload><Key>${await readFile(join(folder, id, 'key'), 'utf8')}</Key><UploadId>${id}</UploadId></Upload>`,
    ),
  );
  return `<?xml version="1.0"?><ListMultipartUploadsResult>${uploads.join('')}</ListMultipartUploadsResult>`;
}
