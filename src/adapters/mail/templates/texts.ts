import type { MailFacts, MailName } from '../../../application/mail/ports.ts';

/** One mail in words: eta's `<%= %>` fills in what `it` holds, escaped in HTML. */
interface Text {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** What is listed below them, by name. */
  readonly items?: readonly (readonly [string, string])[];
  /** The words on the button; only where the mail has a link. */
  readonly action?: string;
}

const notYou = 'If this was not you, reset your password at once.';

export const texts: { readonly [Name in MailName]: Text } = {
  welcome: {
    subject: 'Welcome: please verify your e-mail address',
    paragraphs: [
      'Your account is ready. Please verify that this address is yours; the link works for 24 hours.',
      'If you did not sign up, ignore this mail.',
    ],
    action: 'Verify my address',
  },
  'verify-email': {
    subject: 'Please verify your e-mail address',
    paragraphs: ['Please verify that this address is yours; the link works for 24 hours and only once.'],
    action: 'Verify my address',
  },
  'reset-password': {
    subject: 'Reset your password',
    paragraphs: [
      'Somebody asked to reset the password of your account. The link works for one hour and only once.',
      'If this was not you, ignore this mail: your password stays as it is.',
    ],
    action: 'Choose a new password',
  },
  'password-changed': {
    subject: 'Your password was changed',
    paragraphs: ['The password of your account was changed on <%= it.when %>. Other devices were signed out.', notYou],
  },
  'sign-in-locked': {
    subject: 'Signing in to your account is locked for a while',
    paragraphs: [
      'There were too many wrong passwords for your account. Signing in is locked until <%= it.when %>; devices that are signed in stay so.',
      'You can sign in earlier by resetting your password.',
    ],
  },
  'session-stolen': {
    subject: 'A session of your account was ended',
    paragraphs: [
      'On <%= it.when %> one of your sessions was used from two places at once, as happens when somebody has copied it. It was ended for both: please sign in again.',
      notYou,
    ],
  },
  'payment-receipt': {
    subject: 'Receipt for your payment of <%= it.money %>',
    paragraphs: ['We received your payment of <%= it.money %>. Thank you.'],
    items: [
      ['For', '<%= it.bought %>'],
      ['Amount', '<%= it.money %>'],
      ['Paid to', '<%= it.product %>'],
      ['On', '<%= it.when %>'],
      ['Payment', '<%= it.facts.paymentId %>'],
    ],
  },
  'refund-receipt': {
    subject: 'Your refund of <%= it.money %>',
    paragraphs: ['We refunded <%= it.money %>. It may take some days until it arrives.'],
    items: [
      ['For', '<%= it.bought %>'],
      ['Amount', '<%= it.money %>'],
      ['Paid back by', '<%= it.product %>'],
      ['On', '<%= it.when %>'],
      ['Payment', '<%= it.facts.paymentId %>'],
      ['Refund', '<%= it.facts.refundId %>'],
    ],
  },
  'webhook-disabled': {
    subject: 'A webhook was disabled: <%= it.facts.host %>',
    paragraphs: [
      'Since <%= it.when %> the endpoint at <%= it.facts.host %> has taken nothing that it was sent. It is told no more events.',
      'Once it works again: mainstay webhooks test <%= it.facts.endpointId %>',
    ],
  },
};

/** The moment that a mail tells of, where it tells of one. */
export const momentOf = (facts: MailFacts[MailName]): string | undefined =>
  'at' in facts ? facts.at : 'until' in facts ? facts.until : undefined;
