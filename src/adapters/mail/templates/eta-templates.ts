import { Eta } from 'eta';
import type { MailFacts, MailName, MailTemplates, Recipient, RenderedMail } from '../../../application/mail/ports.ts';
import { htmlLayout, textLayout } from './layout.ts';
import { momentOf, texts } from './texts.ts';

const plain = new Eta({ autoEscape: false, autoTrim: false });
const html = new Eta({ autoEscape: true, autoTrim: false });

/** Somebody may sign up with another's address: their name then must not carry a message or a link into that mailbox. */
const mereName = /^[\p{L}\p{M}\p{N} .'’-]{2,60}$/u;
const looksLikeLink = /\p{L}\.\p{L}/u;

/** Mails in HTML and text from one set of words. */
export class EtaTemplates implements MailTemplates {
  readonly #product: string;

  /** @param product the name that mails speak for. */
  constructor(product: string) {
    this.#product = product;
  }

  write<Name extends MailName>(
    name: Name,
    to: Recipient,
    facts: MailFacts[Name],
    link: string | null,
    bought: string | null = null,
  ): RenderedMail {
    const { subject, paragraphs, items = [], action } = texts[name];
    const product = this.#product;
    const given = { facts, when: whenOf(facts), money: moneyOf(facts), product, bought: bought ?? '' };
    const listed = items.map(([label, value]) => [label, plain.renderString(value, given)] as const);
    const filled = {
      subject: plain.renderString(subject, given),
      greeting: greetingTo(to),
      paragraphs: paragraphs.map((paragraph) => plain.renderString(paragraph, given)),
      items: listed.filter(([, value]) => value !== ''),
      product,
      action,
      link,
    };
    return {
      subject: filled.subject,
      text: plain.renderString(textLayout, filled),
      html: html.renderString(htmlLayout, filled),
    };
  }
}

const greetingTo = ({ name }: Recipient): string =>
  name !== null && mereName.test(name) && !looksLikeLink.test(name) ? `Hello ${name},` : 'Hello,';

const whenFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

function whenOf(facts: MailFacts[MailName]): string {
  const moment = momentOf(facts);
  return moment === undefined ? '' : `${whenFormat.format(new Date(moment))} UTC`;
}

function moneyOf(facts: MailFacts[MailName]): string {
  if (!('amount' in facts)) return '';
  const format = new Intl.NumberFormat('en', { style: 'currency', currency: facts.currency });
  return format.format(facts.amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
