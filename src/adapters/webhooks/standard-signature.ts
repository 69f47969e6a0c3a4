import { createHmac } from 'node:crypto';
import type { SignedMessage } from '../../application/webhooks/ports.ts';
import { millisecondsOf } from '../../domain/kernel/instant.ts';

/** Before the bytes of a secret, in the form in which it is shown. */
export const secretPrefix = 'whsec_';

/** The headers of Standard Webhooks: one signature for each secret. */
export function standardHeaders({ id, body, at, secrets }: Omit<SignedMessage, 'url'>): Record<string, string> {
  const timestamp = String(Math.floor(millisecondsOf(at) / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.reveal().slice(secretPrefix.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
