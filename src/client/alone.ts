interface Locks {
  request<T>(name: string, work: () => Promise<T>): Promise<T>;
}

/** Runs the work when no other tab of the site runs work of that name; at once where the platform has no Web Locks. */
export function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  const locks = (globalThis.navigator as { locks?: Locks } | undefined)?.locks;
  return locks === undefined ? work() : locks.request(name, work);
}

/** Tells the other tabs that something happened, and when it last happened in any of them. */
export class Announcements {
  readonly #channel: BroadcastChannel | undefined;
  #last = 0;

  constructor(name: string) {
    if (typeof BroadcastChannel === 'undefined') return;
    this.#channel = new BroadcastChannel(name);
    // In Node an open channel would keep the program alive.
    (this.#channel as { unref?: () => void }).unref?.();
    this.#channel.onmessage = () => {
      this.#last = Date.now();
    };
  }

  announce(): void {
    this.#last = Date.now();
    this.#channel?.postMessage(0);
  }

  close(): void {
    this.#channel?.close();
  }

  /** Waits for what another tab said just before. */
  async since(moment: number): Promise<boolean> {
    if (this.#channel !== undefined) await new Promise((resolve) => setTimeout(resolve, 20));
    return this.#last > moment;
  }
}
