import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type {
  NewRefreshToken,
  ParsedRefreshToken,
  RefreshTokenChain,
  RefreshTokens,
} from '../../application/accounts/sessions/ports.ts';
import { Secret } from '../../domain/kernel/secret.ts';
import { derivedKey } from './derived-key.ts';

const lengths = { sessionId: 16, generation: 4, secret: 32, mac: 16 } as const;
const contentLength = lengths.sessionId + lengths.generation + lengths.secret;

/**
 * A token names its session and generation, holds a secret, and carries our MAC. The secret of a successor is made from
 * its predecessor's secret and a seed: so the holder of the predecessor can be given it again, and nobody else, not even
 * with the database and the server's secret at hand. The MAC tells an old token of ours from an invented one, which
 * must not end anybody's session, without keeping every old token's hash.
 */
export class ChainedRefreshTokens implements RefreshTokens {
  readonly #key: Buffer;

  constructor(secret: Secret) {
    this.#key = derivedKey(secret, 'refresh-tokens');
  }

  first(sessionId: string): NewRefreshToken {
    const token = this.#write(bytesOf(sessionId), 1, randomBytes(lengths.secret));
    const chain = { currentHash: this.hashOf(token), predecessorHash: null, seed: newSeed() };
    return { token: new Secret(token), chain };
  }

  parse(token: string): ParsedRefreshToken | undefined {
    const bytes = Buffer.from(token, 'base64url');
    // The decoder skips what it does not know: only the one spelling that we wrote is a token.
    if (bytes.length !== contentLength + lengths.mac || bytes.toString('base64url') !== token) return undefined;
    const isAuthentic = timingSafeEqual(this.#mac(bytes.subarray(0, contentLength)), bytes.subarray(contentLength));
    return { sessionId: uuidOf(bytes), generation: bytes.readUInt32BE(lengths.sessionId), isAuthentic };
  }

  hashOf(token: string): string {
    return createHash('sha256').update(token).digest('base64url');
  }

  next(token: string, { currentHash }: RefreshTokenChain): NewRefreshToken {
    const seed = newSeed();
    const successor = this.#successor(token, seed);
    const chain = { currentHash: this.hashOf(successor), predecessorHash: currentHash, seed };
    return { token: new Secret(successor), chain };
  }

  reissue(predecessor: string, { seed }: RefreshTokenChain): Secret {
    return new Secret(this.#successor(predecessor, seed));
  }

  #successor(token: string, seed: string): string {
    const bytes = Buffer.from(token, 'base64url');
    const secret = bytes.subarray(lengths.sessionId + lengths.generation, contentLength);
    return this.#write(
      bytes.subarray(0, lengths.sessionId),
      bytes.readUInt32BE(lengths.sessionId) + 1,
      createHmac('sha256', secret).update(seed).digest(),
    );
  }

  #write(sessionId: Buffer, generation: number, secret: Buffer): string {
    const counter = Buffer.alloc(lengths.generation);
    counter.writeUInt32BE(generation);
    const content = Buffer.concat([sessionId, counter, secret]);
    return Buffer.concat([content, this.#mac(content)]).toString('base64url');
  }

  #mac(content: Buffer): Buffer {
    return createHmac('sha256', this.#key).update(content).digest().subarray(0, lengths.mac);
  }
}

const newSeed = (): string => randomBytes(lengths.secret).toString('base64url');

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');

const uuidOf = (bytes: Buffer): string =>
  bytes.toString('hex', 0, lengths.sessionId).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
