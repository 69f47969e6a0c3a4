import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cliProcess } from '../../support/cli-process.ts';
import { PostgresServer } from '../ground/postgres-server.ts';
import { onStage } from '../ground/stage.ts';
import { losses } from '../load/losses.ts';
import type { Trial } from '../trial.ts';

const installed = '/usr/lib/postgresql';

/** The programs of a PostgreSQL that the system's packages brought: `apt-get install postgresql`. */
function otherPrograms(): string | undefined {
  const versions = existsSync(installed) ? readdirSync(installed) : [];
  const folders = versions.map((version) => join(installed, version, 'bin'));
  return folders.find((folder) => existsSync(join(folder, 'postgres')) && existsSync(join(folder, 'initdb')));
}

const versionOf = async (server: PostgresServer): Promise<string> =>
  String((await server.query('show server_version'))[0]?.['server_version']).split(' ')[0] ?? '';

export const otherPostgres: Trial = {
  name: 'a backup to another version of PostgreSQL and back',
  group: 'processes',
  lacking: async () => (otherPrograms() === undefined ? 'no other PostgreSQL is installed' : undefined),
  run: () =>
    onStage({ some: 60 }, async ({ folder, dataDir, postgres, server, load, broken }) => {
      await using stack = new AsyncDisposableStack();
      const fresh = async (name: string, programs?: string): Promise<PostgresServer> => {
        const made = stack.use(await PostgresServer.make(join(folder, name), {}, programs));
        await made.start();
        return made;
      };
      const [other, back] = [await fresh('other', otherPrograms()), await fresh('back')];
      const run = async (database: PostgresServer, ...words: readonly string[]): Promise<void> => {
        const environment = { DATABASE_URL: database.url, DATA_DIR: dataDir };
        const { code, errors } = await cliProcess({ folder, environment }, words);
        if (code !== 0) throw new Error(`${words.join(' ')}: ${errors}`);
      };
      await load.stop();
      await run(postgres, 'backup', 'create', join(folder, 'there.backup'));
      await run(other, 'backup', 'restore', join(folder, 'there.backup'), '--yes');
      await run(other, 'backup', 'create', join(folder, 'back.backup'));
      await run(back, 'backup', 'restore', join(folder, 'back.backup'), '--yes');
      await run(back, 'doctor');
      for (const restored of [other, back]) {
        const query = (sql: string) => restored.query(sql);
        broken.push(...(await losses(load, { query, port: server.port, collected: true })).slice(0, 3));
      }
      return `${await versionOf(postgres)} to ${await versionOf(other)} to ${await versionOf(back)}, nothing lost on either`;
    }),
};
