import { expect } from 'chai';
import { webhooks } from '../../../src/infrastructure/wiring/tokens/webhook-tokens.ts';
import { memoryProduct } from '../../support/memory-product.ts';
import { production } from '../../support/production.ts';

const local = 'http://localhost:3000/';
const nearby = 'https://192.168.0.1/';

describe('where webhooks of a program may go', () => {
  for (const [what, environment, allowed] of [
    ['in development also to this machine by http', {}, [local]],
    ['in production by https to public addresses alone', production, []],
    [
      'in production also nearby, once WEBHOOKS_ALLOW_PRIVATE says so',
      { ...production, WEBHOOKS_ALLOW_PRIVATE: 'true' },
      [nearby],
    ],
  ] as const)
    it(`is ${what}`, () => {
      const destinations = memoryProduct({ environment }).container.get(webhooks.destinations);
      const taken = [local, nearby].filter((url) => destinations.parse('url', url).isOk());
      expect(taken).to.deep.equal(allowed);
      const toAddress = destinations.allows('192.168.0.1', new URL('https://hooks.example.com/'));
      expect(toAddress).to.equal(taken.includes(nearby));
    });
});
