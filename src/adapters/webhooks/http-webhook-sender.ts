import { type IncomingMessage, request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { SignedMessage, WebhookAnswer, WebhookSender } from '../../application/webhooks/ports.ts';
import { type Destinations, literalOf } from './destinations.ts';
import { type HostAddress, hostAddresses } from './host-addresses.ts';
import { standardHeaders } from './standard-signature.ts';

/** Of the answer: more is neither waited for nor kept. */
const mostRead = 16 * 1024;

/** Milliseconds, from the look-up to the answer. */
const usualTimeout = 15_000;

interface Parts {
  readonly destinations: Destinations;
  readonly userAgent: string;
  readonly timeout?: number;
  /** Where a name leads. */
  readonly resolve?: (name: string) => Promise<readonly HostAddress[]>;
}

/** The addresses are none that may be connected to. */
class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
  readonly code = 'address_refused';
}

/**
 * Posts events. The addresses that were looked up and checked are the very ones that are connected to, each time anew: connections
 * are not kept, and redirections not followed.
 */
export class HttpWebhookSender implements WebhookSender {
  readonly #parts: Required<Parts>;

  constructor({ timeout = usualTimeout, resolve = hostAddresses, ...parts }: Parts) {
    this.#parts = { ...parts, timeout, resolve };
  }

  async send({ url: given, ...message }: SignedMessage): Promise<WebhookAnswer> {
    const { destinations, timeout } = this.#parts;
    const url = new URL(given);
    const literal = literalOf(url);
    const isRefused = !destinations.hasScheme(url) || (literal !== undefined && !destinations.allows(literal, url));
    if (isRefused) return { status: null, reason: 'address_refused' };
    const deadline = AbortSignal.timeout(timeout);
    try {
      return { status: await this.#post(url, message, deadline) };
    } catch (error) {
      return { status: null, reason: deadline.aborted ? 'timeout' : reasonOf(error) };
    }
  }

  #post(url: URL, message: Omit<SignedMessage, 'url'>, signal: AbortSignal): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const request = (url.protocol === 'https:' ? overHttps : overHttp)(url, {
      ...{ method: 'POST', agent: false, lookup: this.#lookupFor(url), signal },
      headers: {
        ...standardHeaders(message),
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(message.body),
        'user-agent': this.#parts.userAgent,
      },
    });
    request.on('error', reject);
    // Nobody here speaks another protocol: without this no event would tell of the end.
    request.on('upgrade', ({ statusCode = 0 }, socket) => {
      socket.destroy();
      resolve(statusCode);
    });
    request.on('response', (response) => {
      const { statusCode = 0 } = response;
      const end = () => {
        resolve(statusCode);
        request.destroy();
      };
      // What breaks off after the status says nothing else about it.
      request.off('error', reject).on('error', end);
      readSome(response, end);
    });
    request.end(message.body);
    return promise;
  }

  /** Asked by the socket itself when it connects: between check and use nothing is looked up again. */
  #lookupFor(url: URL): LookupFunction {
    const { destinations, resolve } = this.#parts;
    return (name, { all, family }, answer) => {
      const allowed = resolve(name).then((found) => {
        const fit = found.filter((one) => destinations.allows(one.address, url) && (!family || one.family === family));
        const [first] = fit;
        if (first === undefined) throw new AddressRefused(`nothing at ${name} may be connected to`);
        return { fit, first };
      });
      allowed.then(
        ({ fit, first }) => (all ? answer(null, [...fit]) : answer(null, first.address, first.family)),
        (error: NodeJS.ErrnoException) => answer(error, '', 0),
      );
    };
  }
}

/** Calls back at the end of the answer, or of as much of it as is read. */
function readSome(response: IncomingMessage, ended: () => void): void {
  let bytes = 0;
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes >= mostRead) ended();
  });
  response.on('error', ended);
  response.on('close', ended);
}

/** In a word, without what a message may quote. */
function reasonOf(error: unknown): string {
  const inner = error instanceof AggregateError ? error.errors[0] : error;
  const code = inner instanceof Error && 'code' in inner && typeof inner.code === 'string' ? inner.code : undefined;
  return code?.toLowerCase() ?? (inner instanceof Error ? inner.name : typeof inner);
}
