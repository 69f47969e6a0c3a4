import { ensureEmbeddedPostgres } from '../../src/infrastructure/embedded-postgres/ensure-embedded-postgres.ts';

/** A process that uses the embedded database until it is told to `stop` or `leave`. */
const [dataDir = ''] = process.argv.slice(2);
const print = (line: object): boolean => process.stdout.write(`${JSON.stringify(line)}\n`);
const log = {
  debug: () => {},
  info: () => {},
  warn: (message: string) => process.stderr.write(`${message}\n`),
  error: (message: string, error: unknown) => process.stderr.write(`${message} ${String(error)}\n`),
};

// A draining server is not ended by Ctrl-C either.
process.on('SIGINT', () => print({ interrupted: true }));
const postgres = await ensureEmbeddedPostgres({ dataDir, log });
print({ url: postgres.url, startedByUs: postgres.startedByUs });
process.stdin.on('data', async (bytes) => {
  await (bytes.toString().trim() === 'leave' ? postgres.leave() : postgres.stop());
  process.exit(0);
});
