import { connect } from 'node:net';
import type pg from 'pg';

const cancelRequestCode = 80_877_102;
const answerWithin = 1000;

/** What the server told when the connection began; the driver's types leave it out. */
interface BackendKey {
  readonly processID?: number | null;
  readonly secretKey?: number | null;
}

/**
 * Asks PostgreSQL, on a connection of its own as the protocol has it, to end what the client's connection runs. A pooler passes it
 * on. Nothing is answered; where it does not arrive, the server's own limit ends the statement later.
 */
export function requestCancel(client: pg.Client): void {
  const { processID, secretKey } = client as BackendKey;
  if (typeof processID !== 'number' || typeof secretKey !== 'number') return;
  const message = Buffer.alloc(16);
  message.writeInt32BE(message.length, 0);
  message.writeInt32BE(cancelRequestCode, 4);
  message.writeInt32BE(processID, 8);
  message.writeInt32BE(secretKey, 12);
  const { host, port } = client;
  const socket = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
  socket.on('error', () => socket.destroy());
  socket.setTimeout(answerWithin, () => socket.destroy());
  socket.end(message);
}
