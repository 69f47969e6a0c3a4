import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A mail server that can go away and come back at the same address; it keeps what it took. */
export class MailServer {
  readonly mails: string[] = [];
  readonly #port: number;
  #server: SMTPServer | undefined;

  constructor(port: number) {
    this.#port = port;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.#port}`;
  }

  async start(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, _session, done) => {
        text(stream).then((mail) => {
          this.mails.push(mail);
          done();
        }, done);
      },
    });
    server.on('error', () => {});
    await once(server.listen(this.#port, '127.0.0.1'), 'listening');
    this.#server = server;
  }

  /** With what is under way: a mail that was taken was taken, whether or not its sender heard of it. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    await new Promise<void>((resolve) => (server === undefined ? resolve() : server.close(() => resolve())));
  }
}
