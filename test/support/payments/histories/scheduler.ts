import type { SeededRandom } from './seeded-random.ts';

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A process that can die: whatever of it waits at a gate then never goes on. */
export interface Life {
  isOver: boolean;
}

interface Waiting {
  readonly life: Life;
  readonly go: () => void;
}

/** Decides who goes on next. Everything that happens in a history passes a gate before and after, and chance opens the gates. */
export class Scheduler {
  readonly random: SeededRandom;
  #waiting: Waiting[] = [];
  life: Life = { isOver: false };

  constructor(random: SeededRandom) {
    this.random = random;
  }

  gate(life: Life): Promise<void> {
    return new Promise((go) => {
      if (!life.isOver) this.#waiting.push({ life, go });
    });
  }

  /** Lets one of the waiting go on and waits until all have come to a gate again; says whether there was one. */
  async step(): Promise<boolean> {
    await settled();
    const next = this.#waiting.splice(this.random.below(this.#waiting.length || 1), 1)[0];
    next?.go();
    await settled();
    return next !== undefined;
  }

  async runDry(): Promise<void> {
    while (await this.step());
  }

  /** SIGKILL and a new start: nothing of the old life goes on. */
  crash(): void {
    this.life.isOver = true;
    this.#waiting = this.#waiting.filter(({ life }) => !life.isOver);
    this.life = { isOver: false };
  }
}
