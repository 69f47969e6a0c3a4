import { randomUUID } from 'node:crypto';
import type { Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { takesItsTime } from '../../../adapters/http/kit/incoming-bytes.ts';

const statuses = new Map([
  ['ERR_HTTP_REQUEST_TIMEOUT', '408 Request Timeout'],
  ['HPE_HEADER_OVERFLOW', '431 Request Header Fields Too Large'],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', '413 Payload Too Large'],
]);

/** Answers what never becomes a request: too slow, too large, or no HTTP. Then the connection ends. */
export function answerUnparsable(server: Server): void {
  const latest = new WeakMap<Duplex, ServerResponse>();
  server.on('request', (request, response) => latest.set(request.socket, response));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const response = latest.get(socket);
    if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && response !== undefined && takesItsTime(response.req)) return;
    const mayWrite = socket.writable && (response === undefined || response.writableEnded || !response.headersSent);
    if (mayWrite && error.code !== 'ECONNRESET') {
      const head = [
        `HTTP/1.1 ${statuses.get(error.code ?? '') ?? '400 Bad Request'}`,
        ...[`X-Request-Id: ${randomUUID()}`, 'Cache-Control: no-store', 'Content-Length: 0', 'Connection: close'],
      ];
      socket.write(`${head.join('\r\n')}\r\n\r\n`);
    }
    socket.destroy();
  });
}
