import type { Transporter } from 'nodemailer';
import type { Log } from '../../application/kernel/log.ts';
import type { Mailer, MailName, Recipient, RenderedMail } from '../../application/mail/ports.ts';
import type { Secret } from '../../domain/kernel/secret.ts';

/** What the mail server said, without the address that it likes to quote. */
class MailRefused extends Error {
  override readonly name = 'MailRefused';
  readonly responseCode: number | undefined;

  constructor(error: unknown) {
    const said = error instanceof Error ? error.message.replace(/[^\s<>"']+@[^\s<>"']+/g, '<address>') : 'unknown';
    super(said);
    const code = error instanceof Error && 'responseCode' in error ? error.responseCode : undefined;
    this.responseCode = typeof code === 'number' ? code : undefined;
  }
}

export class SmtpMailer implements Mailer {
  readonly #url: Secret;
  #opening: Promise<Transporter> | undefined;
  readonly #from: string;
  readonly #log: Log;

  constructor(url: Secret, from: string, log: Log) {
    this.#url = url;
    this.#from = from;
    this.#log = log;
  }

  /** Each try of one mail bears the same Message-ID, by which a mailbox may tell a repetition. */
  async send(
    mail: { readonly id: string; readonly name: MailName; readonly to: Recipient } & RenderedMail,
  ): Promise<void> {
    const { id, name, to, subject, text, html } = mail;
    try {
      this.#opening ??= open(this.#url);
      const transport = await this.#opening;
      await transport.sendMail({
        from: this.#from,
        to: { name: to.name ?? '', address: to.address },
        subject,
        text,
        html,
        messageId: `<${id}@mainstay>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    } catch (error) {
      throw new MailRefused(error);
    }
    this.#log.info('mail sent', { mail: name });
  }

  async close(): Promise<void> {
    (await this.#opening)?.close();
  }
}

/** Loads the client of SMTP with the first mail. */
async function open(url: Secret): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  const times = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
  return createTransport({ url: url.reveal(), ...times, disableFileAccess: true, disableUrlAccess: true });
}
