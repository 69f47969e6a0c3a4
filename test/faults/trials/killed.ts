import { setTimeout as pause } from 'node:timers/promises';
import { onStage } from '../ground/stage.ts';
import type { Trial } from '../trial.ts';

export const serverKilled: Trial = {
  name: 'kill -9 of the server',
  group: 'faults',
  run: () =>
    onStage({}, async ({ server, load }) => {
      for (let round = 0; round < 3; round += 1) {
        await load.writes(60);
        await server.kill();
        await server.start();
      }
      return '3 kills under load';
    }),
};

export const databaseKilled: Trial = {
  name: 'kill -9 of PostgreSQL',
  group: 'faults',
  run: () =>
    onStage({}, async ({ postgres, server, load, broken }) => {
      for (let round = 0; round < 3; round += 1) {
        await load.writes(60);
        await postgres.kill();
        await postgres.start();
      }
      if (!server.runs) broken.push('the server ended');
      return '3 kills under load, the server goes on';
    }),
};

export const transactionsCut: Trial = {
  name: 'connections killed inside transactions',
  group: 'faults',
  run: () =>
    onStage({ settles: true }, async ({ postgres, server, load, broken }) => {
      const admin = await postgres.connect();
      let cut = 0;
      for (let round = 0; round < 80; round += 1) {
        const { rows } = await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity
          where pid <> pg_backend_pid() and backend_type = 'client backend' and xact_start is not null limit 1`);
        cut += rows.length;
        await pause(30);
      }
      await admin.end();
      await load.writes(60);
      if (cut < 5) broken.push(`only ${cut} were met inside a transaction`);
      if (!server.runs) broken.push('the server ended');
      return `${cut} connections cut inside a transaction`;
    }),
};
