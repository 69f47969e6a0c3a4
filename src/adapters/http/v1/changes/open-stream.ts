import type { AccessEnd } from '../../../../application/accounts/sessions/end-of-access.ts';
import type { Actor } from '../../../../application/kernel/actor.ts';
import type { Place } from '../../../../application/sync/ports.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import type { EventStream } from '../../kit/event-stream.ts';
import { writeSyncToken } from '../sync/sync-token.ts';

export type EndReason = AccessEnd | 'shutting_down';

/** Milliseconds in which changes are gathered before they are told. */
const gathering = 100;

/** Milliseconds without an event after which one line keeps proxies from closing the stream. */
const keepAlive = 25_000;

/** One client that listens: what it has still to be told, and when it heard of us last. */
export class OpenStream {
  readonly actor: Actor;
  readonly #elapsed: () => number;
  #stream: EventStream | undefined;
  #changedKinds = new Set<string>();
  #changedSince = 0;
  #spokeAt = 0;

  constructor(actor: Actor, elapsed: () => number = () => performance.now()) {
    this.actor = actor;
    this.#elapsed = elapsed;
  }

  begin(stream: EventStream, place: Place, changed: readonly string[], now: Instant): void {
    this.#stream = stream;
    this.#say(this.#event('ready', {}, place, now));
    if (changed.length > 0) this.#say(this.#event('changed', { kinds: [...changed].sort() }, place, now));
  }

  /** Whether there is something to tell that has been gathered for long enough. */
  get hasNews(): boolean {
    return (
      this.#changedKinds.size > 0 && this.#stream !== undefined && this.#elapsed() - this.#changedSince >= gathering
    );
  }

  note(kinds: readonly string[]): void {
    if (this.#changedKinds.size === 0) this.#changedSince = this.#elapsed();
    for (const kind of kinds) this.#changedKinds.add(kind);
  }

  tell(place: Place, now: Instant): void {
    const kinds = [...this.#changedKinds].sort();
    this.#changedKinds = new Set();
    this.#say(this.#event('changed', { kinds }, place, now));
  }

  keepAwake(): void {
    if (this.#stream !== undefined && this.#elapsed() - this.#spokeAt >= keepAlive) this.#say(':\n\n');
  }

  /** @param comeBackAfter seconds */
  end(reason: EndReason, comeBackAfter?: number): void {
    const retry = comeBackAfter === undefined ? '' : `retry: ${Math.round(comeBackAfter * 1000)}\n`;
    this.#stream?.end(`${retry}event: ended\ndata: ${JSON.stringify({ reason })}\n\n`);
    this.#stream = undefined;
  }

  #say(lines: string): void {
    this.#spokeAt = this.#elapsed();
    this.#stream?.send(lines);
  }

  #event(name: string, told: object, place: Place, now: Instant): string {
    const id = writeSyncToken(this.actor.userId, { known: place, readAt: now, walk: null });
    return `id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(told)}\n\n`;
  }
}
