import type { Examination } from '../../adapters/cli/doctor.commands.ts';
import { Database } from '../../adapters/persistence/mikro-orm/database.ts';
import type { Log } from '../../application/kernel/log.ts';
import { type Config, type Environment, readConfig, type SettingMistake } from '../config/read-config.ts';
import { settingNames } from '../config/settings.ts';
import { StartFailure } from '../config/start-failure.ts';
import { reachDatabase } from '../embedded-postgres/reach-database.ts';
import { checkBackups } from './check-backups.ts';
import { checkFiles } from './check-files.ts';
import { checkWebhooks } from './check-webhooks.ts';
import { checkClock, checkJobs, checkLatency, checkMigrations, checkReplicas } from './database-checks.ts';
import { checkApp, checkGateway, checkLimits, checkMail, checkSignInServer } from './dependency-checks.ts';
import { type Finding, ok, reasonOf, skipped, wrong } from './findings.ts';
import { checkDisk, checkSecret } from './place-checks.ts';

/** Milliseconds that the database has to appear. */
const timeout = 3000;
const others = [
  'secret',
  'disk',
  'files',
  'database',
  'clocks',
  'migrations',
  'jobs',
  'webhooks',
  'backups',
  'gateway',
  'mail',
  'limits',
  'sign-in',
  'app',
  'replicas',
];

/** Looks at everything and changes nothing. A `.env` that cannot be read is what it finds. */
export async function examine(read: () => Environment, log: Log): Promise<Examination> {
  let environment: Environment;
  try {
    environment = read();
  } catch (error) {
    if (!(error instanceof StartFailure)) throw error;
    const unreadable = wrong('settings', error.message, 'Settings come from the environment and from that file.');
    return { settingsAreWrong: true, findings: [unreadable, ...othersLater()] };
  }
  return await readConfig(environment).match(
    (config) => ofConfig(config, environment, log),
    async (mistakes) => ({ settingsAreWrong: true, findings: ofMistakes(mistakes) }),
  );
}

const othersLater = (): readonly Finding[] => others.map((check) => skipped(check, 'the settings come first'));

const ofMistakes = (mistakes: readonly SettingMistake[]): readonly Finding[] => [
  ...mistakes.map(({ setting, rule }) =>
    wrong(
      'settings',
      `${setting}: ${rule}`,
      `Correct ${setting} in the environment or in .env; see docs/operations.md.`,
    ),
  ),
  ...othersLater(),
];

async function ofConfig(config: Config, environment: Environment, log: Log): Promise<Examination> {
  const set = settingNames.filter((name) => (environment[name] ?? '').trim() !== '').length;
  const [database, ...dependencies] = await Promise.all([
    ofDatabase(config, log),
    ...[
      checkGateway(config),
      checkMail(config),
      checkLimits(config),
      checkSignInServer(config, environment),
      checkApp(config, environment),
      checkReplicas(config.database.replicaUrls),
    ],
  ]);
  const findings = [
    ok('settings', `${config.environment}, ${set} of ${settingNames.length} settings given`),
    checkSecret(config.secret),
    await checkDisk(config),
    await checkFiles(config),
    ...database,
    ...dependencies,
  ];
  return { settingsAreWrong: false, findings };
}

/** A database that cannot be used is told by the name of its setting. */
const settingIn = (error: unknown): string =>
  reasonOf(error).includes('DATABASE_DIRECT_URL') ? 'DATABASE_DIRECT_URL' : 'DATABASE_URL';

async function ofDatabase(config: Config, log: Log): Promise<readonly Finding[]> {
  const place = config.database.url === undefined ? 'embedded' : 'of DATABASE_URL';
  await using stack = new AsyncDisposableStack();
  try {
    const reached = await reachDatabase(config, log, timeout);
    stack.defer(() => reached.leave());
    const database = Database.open({ connection: reached.address, poolSize: 1 });
    stack.defer(() => database.close());
    return [
      await checkLatency(database, place),
      await checkClock(database, Date.now),
      await checkMigrations(database),
      await checkJobs(database),
      await checkWebhooks(database, config),
      await checkBackups(config, database).catch(unreadable),
    ];
  } catch (error) {
    const mend =
      config.database.url === undefined
        ? 'See the log of the embedded database.'
        : `Start it, or correct ${settingIn(error)}.`;
    const rest = ['clocks', 'migrations', 'jobs', 'webhooks', 'backups'].map((check) =>
      skipped(check, 'the database comes first'),
    );
    return [wrong('database', reasonOf(error), mend), ...rest];
  }
}

/** Before the migrations are applied there is nothing to read. */
const unreadable = (error: unknown): Finding => skipped('backups', reasonOf(error));
