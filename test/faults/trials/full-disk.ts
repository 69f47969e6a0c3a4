import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { noSmallDisk, SmallDisk } from '../ground/small-disk.ts';
import { onStage } from '../ground/stage.ts';
import type { Trial } from '../trial.ts';

export const databaseDiskFull: Trial = {
  name: 'the disk of the database full',
  group: 'faults',
  lacking: noSmallDisk,
  async run() {
    await using disk = await SmallDisk.mount(200);
    const cluster = join(disk.folder, 'postgres');
    const postgres = { min_wal_size: '8MB', max_wal_size: '16MB', wal_recycle: 'off' };
    return await onStage({ cluster, postgres }, async ({ postgres: server, server: product, load, broken }) => {
      await disk.fill();
      const end = performance.now() + 5000;
      const before = load.failures;
      // Its files grow until nothing goes any more; PostgreSQL may end over it, and whoever watches over it starts it.
      while (performance.now() < end) {
        await disk.fill();
        await pause(100);
      }
      const [refused, fell] = [load.failures - before, !server.runs];
      await disk.free();
      await server.start();
      if (refused === 0) broken.push('nobody noticed');
      if (!product.runs) broken.push('the server ended');
      return `full for 5 s, ${refused} requests refused, PostgreSQL ${fell ? 'fell and was started again' : 'stayed up'}`;
    });
  },
};

export const dataDiskFull: Trial = {
  name: 'the disk of DATA_DIR full',
  group: 'faults',
  lacking: noSmallDisk,
  async run() {
    await using disk = await SmallDisk.mount(32);
    return await onStage({ dataDir: disk.folder }, async ({ load, broken }) => {
      const full = () => load.statuses.get(507) ?? 0;
      while (full() < 20) {
        await disk.fill();
        await load.writes(5);
      }
      const others = load.acknowledged.length;
      await load.writes(60);
      const written = load.acknowledged.slice(others);
      const refused = full();
      await disk.free();
      const files = () => load.acknowledged.filter(({ kind }) => kind === 'file').length;
      const before = files();
      while (files() < before + 10) await load.writes(10);
      if (written.filter(({ kind }) => kind !== 'file').length < 20) broken.push('the others were held up');
      return `${refused} uploads were told 507, tasks, payments and commands went on, and so did files when there was room`;
    });
  },
};
