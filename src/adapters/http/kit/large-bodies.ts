/** Bytes, from which a body is a large one. */
const large = 64 * 1024;

interface Announced {
  readonly 'content-length'?: string | undefined;
  readonly 'transfer-encoding'?: string | undefined;
}

/**
 * A user's large bodies are read and worked at one after the other: what a body becomes in memory can be far more than its
 * bytes. Those in line are not read, and stay with their sender.
 */
export class LargeBodies {
  readonly #lastOf = new Map<string, Promise<void>>();

  async inTurn<T>(userId: string, headers: Announced, work: () => Promise<T>): Promise<T> {
    if (headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) <= large)
      return await work();
    const before = this.#lastOf.get(userId);
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    this.#lastOf.set(userId, ended);
    try {
      await before;
      return await work();
    } finally {
      if (this.#lastOf.get(userId) === ended) this.#lastOf.delete(userId);
      end();
    }
  }
}
