import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Secret } from '../../../domain/kernel/secret.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether the request bears the token. The time it takes tells nothing about how much of a wrong one is right. */
export function bearsToken({ headers }: IncomingMessage, token: Secret): boolean {
  const given = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1];
  return given !== undefined && timingSafeEqual(digest(given), digest(token.reveal()));
}
