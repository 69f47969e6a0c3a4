/** What a stream of changes tells: that something has changed, not what. */
export type ChangeEvent =
  | { readonly event: 'ready'; readonly id: string }
  | { readonly event: 'changed'; readonly id: string; readonly kinds: readonly string[] }
  /** The last one, where the server ends the stream. */
  | { readonly event: 'ended'; readonly reason: EndReason };

export type EndReason = 'logged_out' | 'account_disabled' | 'account_deleted' | 'token_expired' | 'shutting_down';

/** The server says something every 25 s; after so many milliseconds of silence the way there is gone. */
const longestSilence = 60_000;

/** The events of one connection; they end where it ends, whoever ends it, and leaving the loop ends it. */
export async function* eventsOf(
  body: ReadableStream<Uint8Array>,
  connection: AbortController,
  whenOver: () => void,
): AsyncGenerator<ChangeEvent, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (;;) {
      const chunk = await heard(reader, connection);
      if (chunk === undefined) return;
      text += decoder.decode(chunk, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = eventOf(block);
        if (event !== undefined) yield event;
      }
    }
  } finally {
    connection.abort();
    whenOver();
  }
}

/** What comes next; undefined at the end, and where the connection broke: to the reader both are the same. */
async function heard(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  connection: AbortController,
): Promise<Uint8Array | undefined> {
  const timer = setTimeout(() => connection.abort(), longestSilence);
  return await reader
    .read()
    .then(
      ({ value }) => value,
      () => undefined,
    )
    .finally(() => clearTimeout(timer));
}

function eventOf(block: string): ChangeEvent | undefined {
  const fields = new Map(block.split('\n').map((line) => line.split(/: (.*)/s, 2) as [string, string]));
  const event = fields.get('event');
  if (event === undefined) return undefined;
  const id = fields.get('id');
  return { event, ...(id === undefined ? {} : { id }), ...JSON.parse(fields.get('data') ?? '{}') } as ChangeEvent;
}
