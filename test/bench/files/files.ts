import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureEmbeddedPostgres } from '../../../src/infrastructure/embedded-postgres/ensure-embedded-postgres.ts';
import { secret, tokenOf } from '../arena.ts';
import { type Contestant, start } from '../contestants.ts';
import { stopwatch } from '../cpu.ts';
import { median } from '../report.ts';
import type { Transfer, Transferred } from './transfer.ts';

const megabyte = 1024 * 1024;
const sizes = [
  [64 * 1024, '64 KiB'],
  [20 * megabyte, '20 MiB'],
] as const;

interface Figures {
  /** MiB/s. */
  readonly rate: number;
  /** Milliseconds for a file. */
  readonly cpu: number;
}

export interface FilesPlan {
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: number;
}

/** Upload and download on disk, by the product and by a bare server, and what the product holds in memory while many come at once. */
export async function files({ rounds, seconds, connections }: FilesPlan): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), 'mainstay-files-'));
  stack.defer(() => rm(dataDir, { recursive: true }));
  await chmod(dataDir, 0o711);
  const log = { debug() {}, info() {}, warn: console.error, error: console.error };
  const postgres = await ensureEmbeddedPostgres({ dataDir, log });
  stack.defer(() => postgres.stop());
  const huge = String(2 ** 35);
  const settings = {
    ...{ DATABASE_URL: postgres.url, BETTER_AUTH_SECRET: secret, DATA_DIR: dataDir, PAYMENTS_SANDBOX: 'allow' },
    ...{ FILE_MAX_BYTES: huge, FILE_QUOTA_BYTES: String(2 ** 45) },
  };
  const product = await start('product', settings);
  stack.defer(() => product.stop());
  const bare = await start('bare files', settings);
  stack.defer(() => bare.stop());
  const client = fork(join(import.meta.dirname, 'transfer.ts'));
  stack.defer(() => client.disconnect());
  const token = await tokenOf('bench');

  const measured = async (contestant: Contestant<'product' | 'bare files'>, order: Omit<Transfer, 'url' | 'token'>) => {
    const cpu = stopwatch([contestant.pid]);
    const done = await transfer(client, { ...order, url: contestant.url, token });
    return { rate: done.bytes / done.seconds / megabyte, cpu: (cpu() * 1e3) / done.files };
  };
  for (const [size, sized] of sizes)
    for (const direction of ['upload', 'download'] as const) {
      const order = { direction, size, connections, seconds };
      const results: Record<'product' | 'bare files', Figures[]> = { product: [], 'bare files': [] };
      for (let round = 0; round < rounds; round += 1)
        for (const contestant of round % 2 === 0 ? [product, bare] : [bare, product])
          results[contestant.name].push(await measured(contestant, order));
      print(`${direction} of ${sized}`, results);
    }

  const idle = memory(product, 'VmRSS');
  const done = await transfer(client, {
    ...{ url: product.url, token, direction: 'upload', size: 200 * megabyte, connections: 20, seconds: 0 },
  });
  console.log(
    `20 uploads of 200 MiB at once: ${(done.bytes / done.seconds / megabyte).toFixed(0)} MiB/s,`,
    `memory before ${idle} MiB, at most ${memory(product, 'VmHWM')} MiB ever, now ${memory(product, 'VmRSS')} MiB`,
  );
}

async function transfer(client: ChildProcess, order: Transfer): Promise<Transferred> {
  client.send(order);
  return ((await once(client, 'message')) as [Transferred])[0];
}

/** Medians of the rounds; the ratio is taken within a round, where both had the same machine. */
function print(what: string, results: Readonly<Record<'product' | 'bare files', readonly Figures[]>>): void {
  for (const [name, rounds] of Object.entries(results)) {
    const rate = median(rounds.map((round) => round.rate))
      .toFixed(0)
      .padStart(6);
    const each = median(rounds.map((round) => round.cpu))
      .toFixed(2)
      .padStart(8);
    console.log(`${what.padEnd(20)} ${name.padEnd(12)} ${rate} MiB/s ${each} ms CPU a file`);
  }
  const ratio = (of: keyof Figures) =>
    median(results.product.map((round, at) => round[of] / (results['bare files'][at] as Figures)[of])).toFixed(2);
  console.log(`${what.padEnd(20)} product / bare ${ratio('rate')} of the rate, ${ratio('cpu')} times the CPU\n`);
}

/** Mebibytes, of `/proc`. */
function memory({ pid }: Pick<Contestant, 'pid'>, field: 'VmRSS' | 'VmHWM'): number {
  const [, kilobytes = '0'] =
    new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'latin1')) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}
