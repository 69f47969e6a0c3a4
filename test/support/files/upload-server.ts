import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { openUpload } from '../../../src/adapters/http/v1/files/open-upload.ts';

/** Milliseconds. */
export const idleTimeout = 100;

export interface Seen {
  readonly refused?: string | undefined;
  readonly because?: string | undefined;
  readonly contentType?: string;
  readonly name?: string | undefined;
  readonly size?: number | undefined;
  readonly bytes?: Buffer;
}

/** What becomes of an upload that is read to its end, each chunk put away as slowly as told. */
async function seenOf(request: IncomingMessage, pause: () => Promise<void>): Promise<Seen> {
  const opened = await openUpload(request, idleTimeout, () => {});
  if (opened.isErr()) return refusal(opened.error);
  const { contentType, name, size, bytes } = opened.value;
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) {
    if (chunk.isErr()) return refusal(chunk.error);
    chunks.push(chunk.value);
    await pause();
  }
  return { contentType, name, size, bytes: Buffer.concat(chunks) };
}

const refusal = (failure: object): Seen => {
  const { kind, because, violations } = failure as {
    kind: string;
    because?: string;
    violations?: { field: string; constraint: string }[];
  };
  const violation = violations?.[0];
  return { refused: kind, because: violation ? `${violation.field}: ${violation.constraint}` : because };
};

export interface UploadServer {
  /** How slowly each chunk is put away. */
  pause: () => Promise<void>;
  post(body: RequestInit['body'], headers?: Readonly<Record<string, string>>): Promise<Seen>;
  /** Opens a connection and writes to it as it is told. */
  send(text: string): Socket;
  /** What became of the one request. */
  seen(): Promise<Seen>;
  close(): void;
}

/** Takes one upload and tells what it saw of it. */
export async function uploadServer(): Promise<UploadServer> {
  const saw = Promise.withResolvers<Seen>();
  const server = createServer((request, response) => {
    seenOf(request, () => it.pause()).then((seen) => {
      saw.resolve(seen);
      response.end();
    }, saw.reject);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const it: UploadServer = {
    pause: async () => {},
    post: async (body, headers = {}) => {
      const sent = { method: 'POST', headers, ...(body === undefined ? {} : { body }), duplex: 'half' };
      await fetch(`http://127.0.0.1:${port}/`, sent as RequestInit);
      return await saw.promise;
    },
    send: (text) => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => {});
      socket.write(text);
      return socket;
    },
    seen: () => saw.promise,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return it;
}

export const headOf = (...headers: readonly string[]): string =>
  `POST / HTTP/1.1\r\nHost: x\r\n${headers.map((line) => `${line}\r\n`).join('')}\r\n`;

export function formOf(name: string, blob: Blob, fileName = 'a.txt'): FormData {
  const data = new FormData();
  data.append(name, blob, fileName);
  return data;
}

export const typedForm = (lines: string) => ({
  body: lines.replaceAll('\n', '\r\n'),
  type: 'multipart/form-data; boundary=b',
});

export const wholeForm =
  '--b\nContent-Disposition: form-data; name="file"; filename="a.txt"\nContent-Type: text/plain\n\nhello\n--b--\n';
