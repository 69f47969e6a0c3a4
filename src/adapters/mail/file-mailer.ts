import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../application/kernel/clock.ts';
import type { Log } from '../../application/kernel/log.ts';
import type { Mailer, MailName, Recipient, RenderedMail } from '../../application/mail/ports.ts';

/** Keeps mails as files that only the product's own account may read: their links are as good as passwords. */
export class FileMailer implements Mailer {
  readonly #folder: string;
  readonly #clock: Clock;
  readonly #log: Log;

  constructor(folder: string, clock: Clock, log: Log) {
    this.#folder = folder;
    this.#clock = clock;
    this.#log = log;
  }

  /** A second try writes the same files again. */
  async send(
    mail: { readonly id: string; readonly name: MailName; readonly to: Recipient } & RenderedMail,
  ): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await chmod(this.#folder, 0o700);
    const name = `${this.#clock.now().replaceAll(':', '-').replace('.', '-')}-${mail.name}-${mail.id.slice(-8)}`;
    const heads = [`To: ${oneLine(mail.to.name ?? '')} <${mail.to.address}>`, `Subject: ${mail.subject}`];
    await this.#write(`${name}.txt`, `${heads.join('\n')}\n\n${mail.text}`);
    await this.#write(`${name}.html`, mail.html);
    this.#log.info('mail kept as a file', { mail: mail.name, file: `${name}.txt` });
  }

  async #write(name: string, content: string): Promise<void> {
    const path = join(this.#folder, name);
    await writeFile(path, content, { mode: 0o600 });
    await chmod(path, 0o600);
  }
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
