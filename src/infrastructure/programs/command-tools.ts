import { constants } from 'node:os';
import type { Container, ContainerModule } from 'inversify';
import type { Use } from '../../adapters/cli/command.ts';
import { LineWriter } from '../logging/line-writer.ts';
import { type Logger, loggerTo } from '../logging/logger.ts';
import { partsFrom, type Token, type Tokens } from '../wiring/binding.ts';
import type { Tools } from './open-tools.ts';
import { settled } from './settled.ts';

/** Standard output belongs to the answer. */
export const commandLog = (): Logger => loggerTo(new LineWriter(2), 'error');

/** The product's parts for the one command that runs, opened when it first asks. */
export class CommandTools implements AsyncDisposable {
  #opening: Promise<Tools> | undefined;
  readonly #loaded = new Set<ContainerModule>();

  of<T>(part: Token<T>): Use<T> {
    return async () => (await this.#container()).get(part);
  }

  /** @param more what these parts need besides, loaded with them */
  all<T extends object>(parts: Tokens<T>, more?: () => Promise<ContainerModule>): Use<T> {
    return async () => {
      const container = await this.#container();
      if (more !== undefined) this.#load(container, await more());
      return partsFrom(container, parts);
    };
  }

  #load(container: Container, more: ContainerModule): void {
    if (this.#loaded.has(more)) return;
    this.#loaded.add(more);
    container.load(more);
  }

  async #container(): Promise<Container> {
    this.#opening ??= this.#open();
    return (await this.#opening).container;
  }

  async #open(): Promise<Tools> {
    const { openTools } = await import('./open-tools.ts');
    const tools = await openTools(settled(), commandLog());
    // Whoever breaks off leaves an embedded database as it was, too.
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        const end = () => process.exit(128 + constants.signals[signal]);
        this[Symbol.asyncDispose]().then(end, end);
      });
    return tools;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const tools = await this.#opening?.catch(() => undefined);
    await tools?.[Symbol.asyncDispose]();
  }
}
