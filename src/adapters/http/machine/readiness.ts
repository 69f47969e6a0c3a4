import type { Log } from '../../../application/kernel/log.ts';
import { within } from './within.ts';

const checkNames = ['database', 'migrations', 'jobs'] as const;
type CheckName = (typeof checkNames)[number];

/** Each resolves where all is well and rejects where it is not. */
export type Checks = Readonly<Record<CheckName, () => Promise<void>>>;

export interface ReadinessAnswer extends Readonly<Record<CheckName, 'ok' | 'failed'>> {
  readonly status: 'ok' | 'unavailable' | 'stopping';
}

/** All checks run at once, so this is all that an answer takes. */
const timeout = 800;

/** Whether requests should be sent to this process. */
export class Readiness {
  readonly #checks: Checks;
  readonly #log: Log;
  readonly #running = new Map<CheckName, Promise<void>>();
  #stopping = false;
  #failing = '';

  constructor(checks: Checks, log: Log) {
    this.#checks = checks;
    this.#log = log;
  }

  /** From now on the answer is no: the process is about to end. */
  stop(): void {
    this.#stopping = true;
  }

  async answer(): Promise<ReadinessAnswer> {
    const [database, migrations, jobs] = await Promise.all([
      this.#run('database'),
      this.#run('migrations'),
      this.#run('jobs'),
    ]);
    const found = { database, migrations, jobs };
    const failing = checkNames.filter((name) => found[name] === 'failed').join(', ');
    this.#tell(failing);
    if (this.#stopping) return { status: 'stopping', ...found };
    return { status: failing === '' ? 'ok' : 'unavailable', ...found };
  }

  /** However many ask, a check runs once at a time: those who ask must not be a burden for what is checked. */
  async #run(name: CheckName): Promise<'ok' | 'failed'> {
    const running = this.#running.get(name) ?? this.#start(name);
    return within(timeout, running).then(
      () => 'ok',
      () => 'failed',
    );
  }

  #start(name: CheckName): Promise<void> {
    const running = this.#checks[name]().finally(() => this.#running.delete(name));
    running.catch(() => {});
    this.#running.set(name, running);
    return running;
  }

  #tell(failing: string): void {
    if (failing === this.#failing) return;
    this.#failing = failing;
    if (failing === '') this.#log.info('ready');
    else this.#log.warn('not ready', { failing });
  }
}
