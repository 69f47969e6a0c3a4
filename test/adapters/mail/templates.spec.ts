import { expect } from 'chai';
import { EtaTemplates } from '../../../src/adapters/mail/templates/eta-templates.ts';
import type { MailFacts, MailName } from '../../../src/application/mail/ports.ts';
import type { Instant } from '../../../src/domain/kernel/instant.ts';

const at = '2026-11-20T17:40:00.000Z' as Instant;
const payment = { paymentId: 'p1', amount: 1999, currency: 'EUR', at };
const facts: MailFacts = {
  welcome: { linkId: 'l1' },
  'verify-email': { linkId: 'l1' },
  'reset-password': { linkId: 'l1' },
  'password-changed': { at },
  'sign-in-locked': { until: at },
  'session-stolen': { at },
  'payment-receipt': payment,
  'webhook-disabled': { endpointId: 'e1', host: 'hooks.example.com', at },
  'refund-receipt': { ...payment, refundId: 'r1' },
};
const link = 'https://app.example.com/verify-email?token=abc-_1';
const to = { address: 'ada@example.com', name: 'Ada' };
const templates = new EtaTemplates('Blue Teapot');

describe('mails', () => {
  for (const name of Object.keys(facts) as MailName[])
    it(`${name} is written in text and in HTML, with the same words`, () => {
      const { subject, text, html } = templates.write(name, to, facts[name], 'linkId' in facts[name] ? link : null);
      expect(subject).to.match(/^\p{Lu}[^<>\n]+$/u);
      expect(text).to.match(/^Hello Ada,\n\n/);
      expect(html).to.include('<p>Hello Ada,</p>').and.include(`<title>${subject}</title>`);
      for (const form of [subject, text, html]) expect(form).not.to.match(/<%|undefined|\[object|NaN/);
      expect(text.includes(link)).to.equal('linkId' in facts[name]);
      expect(html.includes(`href="${link}"`)).to.equal('linkId' in facts[name]);
    });

  it('tell moments and money as people read them', () => {
    expect(templates.write('password-changed', to, { at }, null).text).to.include('20 November 2026 at 17:40 UTC');
    expect(templates.write('payment-receipt', to, payment, null).subject).to.equal(
      'Receipt for your payment of €19.99',
    );
    expect(templates.write('refund-receipt', to, facts['refund-receipt'], null).text)
      .to.include('€19.99')
      .and.include('r1');
  });

  it('say what was bought and from whom, where it is known', () => {
    for (const name of ['payment-receipt', 'refund-receipt'] as const) {
      const { text, html } = templates.write(name, to, facts[name], null, 'Two <b>tickets</b>');
      expect(text).to.include('For: Two <b>tickets</b>\n').and.include('Blue Teapot');
      expect(html).to.include('Two &lt;b&gt;tickets').and.include('Blue Teapot').and.include('color-scheme: dark');
      expect(templates.write(name, to, facts[name], null).text).not.to.include('For:');
    }
  });

  it('escape in HTML what they are given', () => {
    const { html } = templates.write('verify-email', to, { linkId: 'l' }, 'https://a.example/?x="><script>');
    expect(html).not.to.include('<script>');
  });

  for (const name of ['Visit https://evil.example', 'go to evil.example', '<b>Ada</b>', 'Ada\nBcc: x', null])
    it(`carry no message in the name ${JSON.stringify(name)}`, () => {
      expect(templates.write('welcome', { ...to, name }, facts.welcome, link).text).to.match(/^Hello,\n/);
    });

  for (const name of ['Ada', 'Jean-Luc O’Neill', 'J. R. R. Tolkien', '李小龍', 'Ángel'])
    it(`greet ${name}`, () => {
      expect(
        templates.write('welcome', { ...to, name }, facts.welcome, link).text.startsWith(`Hello ${name},`),
      ).to.equal(true);
    });
});
