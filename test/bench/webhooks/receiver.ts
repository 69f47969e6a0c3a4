import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Takes whatever it is sent, in a process of its own; tells its parent where it is. */
const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => response.writeHead(204).end());
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());
