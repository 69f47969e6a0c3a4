import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** The working folder, and the user where it is another than ours. */
interface Where {
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
}

type Line = Readonly<Record<string, unknown>>;

/** Little of our environment, so that a developer's settings change no test. */
export const inherited = (): NodeJS.ProcessEnv =>
  Object.fromEntries(['PATH', 'HOME', 'NODE_V8_COVERAGE'].map((name) => [name, process.env[name]]));

/** A process of ours whose log is read while it runs. */
export class RunningProgram {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  readonly lines: Line[] = [];
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  #errors = '';
  #closed = false;
  #output = '';
  #arrived = Promise.withResolvers<void>();

  private constructor(child: ChildProcessByStdio<null, Readable, Readable>) {
    this.child = child;
    createInterface(child.stdout).on('line', (line) => {
      this.#output += `${line}\n`;
      if (line.startsWith('{"')) this.lines.push(JSON.parse(line) as Line);
      this.#wake();
    });
    child.stderr.on('data', (bytes: Buffer) => {
      this.#errors += bytes.toString();
      this.#wake();
    });
    this.ended = once(child, 'close').then(([code, signal]) => {
      this.#closed = true;
      this.#wake();
      return { code, signal } as { code: number | null; signal: string | null };
    });
  }

  /** In a process group of its own, so that a test can send it a terminal's Ctrl-C. */
  static start(command: readonly string[], environment: NodeJS.ProcessEnv = {}, where: Where = {}): RunningProgram {
    const [program = '', ...args] = command;
    const env = { ...inherited(), ...environment };
    const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];
    return new RunningProgram(spawn(program, args, { ...where, env, stdio, detached: true }));
  }

  static script(name: string, ...args: readonly string[]): RunningProgram {
    return RunningProgram.start([process.execPath, fileURLToPath(new URL(name, import.meta.url)), ...args]);
  }

  /** What it printed beside its log. */
  get errors(): string {
    return this.#errors;
  }

  messages(): readonly unknown[] {
    return this.lines.map(({ message }) => message);
  }

  /** The first line with that message; fails when the program ends without it. */
  async line(message: string): Promise<Line> {
    for (;;) {
      const found = this.lines.find((line) => line['message'] === message);
      if (found !== undefined) return found;
      if (this.#closed) throw new Error(`It ended without "${message}": ${this.#said()}`);
      await this.#arrived.promise;
    }
  }

  /** Waits for a text beside the log. */
  async says(text: string | RegExp): Promise<RegExpMatchArray> {
    for (;;) {
      const found = this.#errors.match(text);
      if (found !== null) return found;
      if (this.#closed) throw new Error(`It ended without "${text}": ${this.#said()}`);
      await this.#arrived.promise;
    }
  }

  /** All of a command that ends by itself. */
  async finished(): Promise<{ readonly code: number | null; readonly output: string; readonly errors: string }> {
    const { code } = await this.ended;
    return { code, output: this.#output, errors: this.#errors };
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  signalGroup(name: NodeJS.Signals): void {
    process.kill(-(this.child.pid ?? 0), name);
  }

  async kill(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) this.signalGroup('SIGKILL');
    await this.ended;
  }

  #said(): string {
    return `exit code ${this.child.exitCode}, ${this.#output} ${this.#errors}`;
  }

  #wake(): void {
    this.#arrived.resolve();
    this.#arrived = Promise.withResolvers();
  }
}
