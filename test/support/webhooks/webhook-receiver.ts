import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { HttpListener } from '../http-listener.ts';

export interface ReceivedWebhook {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly raw: string;
  // biome-ignore lint/suspicious/noExplicitAny: the body, as the receiver gets it
  readonly body: any;
}

type Answer = (response: ServerResponse, received: ReceivedWebhook) => void;

export const taken: Answer = (response) => void response.writeHead(204).end();

export const answering =
  (status: number): Answer =>
  (response) =>
    void response.writeHead(status).end();

/** Another system on this machine, which keeps what it is sent. */
export class WebhookReceiver {
  readonly received: ReceivedWebhook[] = [];
  answer: Answer = taken;
  #listener: HttpListener | undefined;

  static async open(answer: Answer = taken): Promise<WebhookReceiver> {
    const receiver = new WebhookReceiver();
    receiver.answer = answer;
    receiver.#listener = await HttpListener.open(async (request, response) => {
      const raw = await text(request);
      const { url: path = '', headers } = request;
      const one = { path, headers, raw, body: JSON.parse(raw) };
      receiver.received.push(one);
      receiver.answer(response, one);
    });
    return receiver;
  }

  get url(): string {
    return `${this.#listener?.url}/hook`;
  }

  types(): readonly string[] {
    return this.received.map(({ body }) => body.type);
  }

  async close(): Promise<void> {
    await this.#listener?.close();
  }
}
