import { err, ok, type Result } from 'neverthrow';
import { before, type Span } from '../../domain/kernel/instant.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Delay } from '../kernel/delay.ts';
import { type CommandFailure, commandInProgress, commandMismatch, tempIdTaken } from './failures.ts';
import type { CommandOutcome, CommandWork, ThingId } from './ports.ts';

/** For so long a command is not carried out twice, and the names that clients gave are known. */
export const commandsAreKeptFor = { days: 30 } as const satisfies Span;

/** Milliseconds: how long the same command is waited for that runs elsewhere, and how often it is looked for. */
const waiting = { inAll: 5_000, between: 50 } as const;

/** What the client's own names stand for. */
export type IdOfTemp = (tempId: string) => Promise<ThingId | undefined>;

export interface Command<F> {
  readonly uuid: string;
  /** A digest of what it says. */
  readonly fingerprint: string;
  readonly tempId: string | null;
  run(idOf: IdOfTemp): Promise<Result<CommandOutcome, F>>;
}

/** Runs a use case once, however often its client sends it: the record that it was done is written with what it did. */
export class CarryOutCommand {
  readonly #unitOfWork: CommandWork;
  readonly #clock: Clock;
  readonly #delay: Delay;

  constructor(unitOfWork: CommandWork, clock: Clock, delay: Delay) {
    this.#unitOfWork = unitOfWork;
    this.#clock = clock;
    this.#delay = delay;
  }

  async execute<F>(actor: Actor, command: Command<F>): Promise<Result<CommandOutcome, F | CommandFailure>> {
    for (let waited = 0; ; waited += waiting.between) {
      const outcome = await this.#attempt(actor, command);
      const isRunning = outcome.isErr() && outcome.error === commandInProgress;
      if (!isRunning || waited >= waiting.inAll) return outcome;
      await this.#delay.pause(waiting.between);
    }
  }

  async #attempt<F>(
    { userId }: Actor,
    { uuid, fingerprint, tempId, run }: Command<F>,
  ): Promise<Result<CommandOutcome, F | CommandFailure>> {
    const now = this.#clock.now();
    const since = before(now, commandsAreKeptFor);
    return await this.#unitOfWork.run<CommandOutcome, F | CommandFailure>(async ({ commands }) => {
      if (!(await commands.hold(userId, uuid))) return err(commandInProgress);
      const done = await commands.find(userId, uuid, since);
      if (done !== undefined) return done.fingerprint === fingerprint ? ok(done.outcome) : err(commandMismatch);
      const idOf: IdOfTemp = (name) => commands.idOf(userId, name, since);
      if (tempId !== null && (await idOf(tempId)) !== undefined) return err(tempIdTaken);
      const outcome = await run(idOf);
      if (outcome.isErr()) return err(outcome.error);
      const kept = await commands.add(
        userId,
        { ...{ uuid, fingerprint, tempId }, outcome: outcome.value, doneAt: now },
        since,
      );
      return kept ? ok(outcome.value) : err(tempIdTaken);
    });
  }
}
