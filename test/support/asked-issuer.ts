import { KeySet } from '../../src/adapters/security/key-set.ts';
import { type TrustedKey, type TrustedKeys, trustedKeys } from '../../src/adapters/security/trusted-keys.ts';
import type { KeyPair } from './key-pairs.ts';
import { TestLog } from './log.ts';

/** A key set, and the issuer that it asks. */
export class AskedIssuer {
  /** Milliseconds. */
  time = 0;
  readonly log = new TestLog();
  /** What the issuer answers; undefined while it is away. */
  published: readonly KeyPair[] | undefined;
  fetches = 0;
  readonly keys = new KeySet({ fetchKeys: () => this.#answer(), log: this.log, elapsed: () => this.time });
  #mayAnswer = Promise.resolve();

  constructor(...published: readonly KeyPair[]) {
    this.published = published;
  }

  async outcome(kid: string): Promise<string> {
    return (await this.keys.find(kid)).match(
      (key) => key.kid,
      ({ kind }) => kind,
    );
  }

  async found(kid: string): Promise<TrustedKey> {
    return (await this.keys.find(kid))._unsafeUnwrap();
  }

  /** Holds answers back until what it gives is called. */
  hang(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#mayAnswer = promise;
    return resolve;
  }

  /** Lets a fetch in the background come to its end. */
  settle(): Promise<unknown> {
    return new Promise((resolve) => setImmediate(resolve));
  }

  async #answer(): Promise<TrustedKeys> {
    this.fetches += 1;
    await this.#mayAnswer;
    if (this.published === undefined) throw new Error('fetch failed', { cause: new Error('connect ECONNREFUSED') });
    return trustedKeys(this.published.map(({ jwk }) => jwk));
  }
}
