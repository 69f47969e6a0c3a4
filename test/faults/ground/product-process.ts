import { launcher, serving } from '../../support/mainstay.ts';
import { RunningProgram } from '../../support/running-program.ts';
import { endedWithUs } from './ended-with-us.ts';

export interface Start {
  readonly folder: string;
  readonly port: number;
  readonly args?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** A server of the product that comes back on the same port. */
export class ProductProcess implements AsyncDisposable {
  readonly port: number;
  readonly #start: Start;
  #program: RunningProgram | undefined;

  constructor(start: Start) {
    this.port = start.port;
    this.#start = start;
  }

  get program(): RunningProgram {
    if (this.#program === undefined) throw new Error('the server was not started');
    return this.#program;
  }

  /** @param launching the release that is started */
  async start(launching = launcher): Promise<this> {
    const { folder, port, args = [], environment } = this.#start;
    const command = [process.execPath, launching, 'serve', ...args];
    this.#program = RunningProgram.start(command, { PORT: String(port), ...environment }, { cwd: folder });
    endedWithUs(-(this.#program.child.pid ?? 0));
    await serving(this.#program);
    return this;
  }

  async kill(): Promise<void> {
    await this.program.kill();
  }

  /** As a deployment stops it; the exit code. */
  async stop(): Promise<number | null> {
    this.program.signal('SIGTERM');
    return (await this.program.ended).code;
  }

  /** Whether it still runs, by itself. */
  get runs(): boolean {
    return this.program.child.exitCode === null && this.program.child.signalCode === null;
  }

  /** Lines of the log with that message. */
  said(message: string): number {
    return this.program.messages().filter((each) => each === message).length;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#program?.kill();
  }
}
