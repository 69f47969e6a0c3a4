import { Agent, request } from 'node:http';

export interface Transfer {
  readonly url: string;
  readonly token: string;
  readonly direction: 'upload' | 'download';
  /** Bytes of one file. */
  readonly size: number;
  readonly connections: number;
  /** Each connection makes at least one; then until so many seconds are over. */
  readonly seconds: number;
}

export interface Transferred {
  readonly bytes: number;
  readonly files: number;
  readonly seconds: number;
}

const chunk = Buffer.alloc(64 * 1024, 'x');

/** The other end of the line, in a process of its own: what it costs is not what the servers cost. */
async function run({ url, token, direction, size, connections, seconds }: Transfer): Promise<Transferred> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const authorization = `Bearer ${token}`;
  const upload = () =>
    ask(`${url}/api/v1/files?name=bench.bin`, 'POST', {
      authorization,
      'content-type': 'application/octet-stream',
      'content-length': String(size),
    });
  const ask = (
    target: string,
    method: string,
    headers: Record<string, string>,
  ): Promise<{ text: string; bytes: number }> => {
    const { promise, resolve, reject } = Promise.withResolvers<{ text: string; bytes: number }>();
    const sent = request(target, { method, headers, agent }, (answer) => {
      let bytes = 0;
      let text = '';
      answer.on('data', (part: Buffer) => {
        bytes += part.length;
        if (bytes < 10_000) text += part.toString('latin1');
      });
      answer.on('error', reject);
      answer.on('end', () => {
        if (answer.statusCode === 200 || answer.statusCode === 201) resolve({ text, bytes });
        else reject(new Error(`${method} ${answer.statusCode}: ${text}`));
      });
    });
    sent.on('error', reject);
    if (method === 'GET') sent.end();
    else send(size);
    function send(left: number): void {
      for (let rest = left; rest > 0; ) {
        const part = chunk.subarray(0, Math.min(rest, chunk.length));
        rest -= part.length;
        if (!sent.write(part)) return void sent.once('drain', () => send(rest));
      }
      sent.end();
    }
    return promise;
  };
  const first = await upload();
  const target = `${url}/api/v1/files/${JSON.parse(first.text).data.id}/content`;
  const began = performance.now();
  let files = 0;
  const one = direction === 'upload' ? upload : () => ask(target, 'GET', { authorization });
  await Promise.all(
    Array.from({ length: connections }, async () => {
      do {
        await one();
        files += 1;
      } while (performance.now() - began < seconds * 1000);
    }),
  );
  agent.destroy();
  return { files, bytes: files * size, seconds: (performance.now() - began) / 1000 };
}

process.on('message', (order: Transfer) =>
  run(order).then(
    (done) => process.send?.(done),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  ),
);
process.on('disconnect', () => process.exit());
