import { inTime } from '../in-time.ts';

export interface ReadEvent {
  readonly event: string;
  readonly id: string | undefined;
  readonly retry: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: what the event tells, as the client gets it
  readonly told: any;
}

const patience = 15_000;

/** Reads a stream of events as `EventSource` does. */
export class EventReader implements AsyncDisposable {
  readonly response: Response;
  readonly #gone: AbortController;
  readonly #chunks: AsyncIterator<string>;
  #text = '';

  private constructor(response: Response, gone: AbortController) {
    this.response = response;
    this.#gone = gone;
    const body = response.body ?? new ReadableStream();
    this.#chunks = body.pipeThrough(new TextDecoderStream())[Symbol.asyncIterator]();
  }

  static async open(url: string, headers: Readonly<Record<string, string>>): Promise<EventReader> {
    const gone = new AbortController();
    return new EventReader(await fetch(url, { headers, signal: gone.signal }), gone);
  }

  /** Undefined at the end of the stream. Comments are passed over. */
  async next(): Promise<ReadEvent | undefined> {
    for (;;) {
      const end = this.#text.indexOf('\n\n');
      if (end >= 0) {
        const block = this.#text.slice(0, end);
        this.#text = this.#text.slice(end + 2);
        if (block.startsWith(':')) continue;
        const fields = new Map(block.split('\n').map((line) => line.split(/: (.*)/s, 2) as [string, string]));
        return {
          event: fields.get('event') ?? 'message',
          id: fields.get('id'),
          retry: fields.get('retry'),
          told: JSON.parse(fields.get('data') ?? 'null'),
        };
      }
      const { value, done } = await inTime(patience, () => this.#chunks.next());
      if (done) return undefined;
      this.#text += value;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#gone.abort();
  }
}
