import type { Instant } from '../../domain/kernel/instant.ts';

/**
 * The mails of this product and what the queue holds for each: names of things. The recipient's name and address, and the
 * token of a link, are looked up or derived at the moment of sending, so that the queue never holds them.
 */
export interface MailFacts {
  readonly welcome: { readonly linkId: string };
  readonly 'verify-email': { readonly linkId: string };
  readonly 'reset-password': { readonly linkId: string };
  readonly 'password-changed': { readonly at: Instant };
  readonly 'sign-in-locked': { readonly until: Instant };
  readonly 'session-stolen': { readonly at: Instant };
  readonly 'payment-receipt': PaymentMail;
  readonly 'refund-receipt': PaymentMail & { readonly refundId: string };
  /** `at` is when it began to fail. */
  readonly 'webhook-disabled': { readonly endpointId: string; readonly host: string; readonly at: Instant };
}

interface PaymentMail {
  readonly paymentId: string;
  /** In minor units of the currency. */
  readonly amount: number;
  readonly currency: string;
  readonly at: Instant;
}

export type MailName = keyof MailFacts;

export interface Outbox {
  /**
   * Queues a mail: inside a unit of work it is sent exactly if that commits. Without a user, or to one who has no address
   * when the mail is due, nothing is sent; so asking for it costs the same for addresses that nobody has.
   */
  post<Name extends MailName>(name: Name, userId: string | null, facts: MailFacts[Name]): Promise<void>;
}

export interface Recipient {
  readonly address: string;
  readonly name: string | null;
}

export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export interface MailTemplates {
  /**
   * @param link where a mail with a link leads to
   * @param bought what was paid for, where the mail tells of a payment that says so
   */
  write<Name extends MailName>(
    name: Name,
    to: Recipient,
    facts: MailFacts[Name],
    link: string | null,
    bought?: string | null,
  ): RenderedMail;
}

export interface Mailer {
  /** `id` is the same for each try of one mail, so that a mailbox can tell a repetition. */
  send(mail: { readonly id: string; readonly name: MailName; readonly to: Recipient } & RenderedMail): Promise<void>;
}
