import type { ServeWish } from '../../adapters/cli/serve.commands.ts';
import { JoseAccessTokenSigner } from '../../adapters/security/jose-access-token-signer.ts';
import { SharedSecret } from '../../adapters/security/shared-secret.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import type { Config } from '../config/config.ts';
import { madeSecret } from '../config/made-secret.ts';
import { type Logger, openLogger } from '../logging/logger.ts';
import { runJobs } from './lifecycle/run-jobs.ts';
import { serveWith } from './lifecycle/serve-with.ts';
import { startSteps } from './lifecycle/start-steps.ts';
import { urlOf, welcomeText } from './lifecycle/welcome.ts';
import { settled } from './settled.ts';

/** Settles at the end of the server; says whether all went well. */
export async function serve({ workers, jobs }: ServeWish): Promise<boolean> {
  const config = settled();
  const log = await openLogger(config.logLevel);
  // Of several processes each would tell its own.
  const steps = workers === 1 ? startSteps(process.stderr, log) : { begin: () => {}, end: () => {} };
  const open = async () => {
    steps.begin('loading');
    const { openService } = await import('./open-service.ts');
    const onStep = (step: string) => steps.begin(step);
    return openService(config, log, { runsJobs: jobs !== 'off', workers, onStep }).finally(() => steps.end());
  };
  if (jobs === 'only') return (await runJobs({ log, open })) === 0;
  const announced = (port: number) => void announce({ ...config, port }, log);
  return (await serveWith({ place: config, workers, log, open, announce: announced })) === 0;
}

/** The log says where; the rest is for a newcomer's eyes, and no log is the place for a token. */
async function announce(config: Config, log: Logger): Promise<void> {
  const url = urlOf(config);
  log.info('listening', { url, docs: `${url}/docs` });
  log.flush();
  if (config.environment === 'development')
    process.stderr.write(await welcomeText({ place: config, userId: 'newcomer', token: () => tokenFor(config) }));
}

async function tokenFor(config: Config): Promise<string> {
  const secret = new SharedSecret(config.secret ?? (await madeSecret(config.dataDir)));
  const token = await new JoseAccessTokenSigner(secret, systemClock).sign({
    userId: 'newcomer',
    email: 'newcomer@example.com',
    role: 'user',
    session: null,
    lifetimeSeconds: 86_400,
  });
  return token.reveal();
}
