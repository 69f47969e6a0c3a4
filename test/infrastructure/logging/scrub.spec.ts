import { expect } from 'chai';
import { scrub } from '../../../src/infrastructure/logging/scrub.ts';

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoiMSJ9.4pcPyMD09olPSyXnrXCjTwXyr4BsezdI1AVTmud2fU4';
const hash = '$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy';

import { processorTime } from '../../support/in-time.ts';

describe('the second line of defence', () => {
  const hidden: Record<string, [text: unknown, secret: string]> = {
    'a password': [{ body: { password: 'Corr"ect\\Horse1' } }, 'Horse1'],
    'a new password': [{ newPassword: 'Battery7' }, 'Battery7'],
    'a numeric password': [{ password: 12345678 }, '12345678'],
    'a refresh token': [{ tokens: { refreshToken: 'q8w7e6r5' } }, 'q8w7e6r5'],
    'a header': [{ headers: { authorization: 'Basic dXNlcjpwYXNz', cookie: 'access_token=abc' } }, 'dXNlcjpwYXNz'],
    'a cookie': [{ headers: { 'set-cookie': 'access_token=abcdefg' } }, 'abcdefg'],
    'an API key': [{ apiKey: 'k-123456' }, 'k-123456'],
    'a token of a form that is known': [{ message: `refused ${jwt} today` }, 'eyJ1c2VyX2lk'],
    'a token in a header line': [{ message: 'Authorization: Bearer abcdef123456' }, 'abcdef123456'],
    'a token in a query': [{ message: 'GET /reset?token=tok-123456&x=1' }, 'tok-123456'],
    'JSON inside a text': [{ message: `body was {"password":"Horse1", "x":1}` }, 'Horse1'],
    "Stripe's key": [{ message: 'bad key sk_test_4eC39HqLyjWDarjtT1zdp7dc' }, '4eC39HqLyjWDarjtT1zdp7dc'],
    "Stripe's webhook secret": [{ x: 'whsec_0123456789abcdef' }, '0123456789abcdef'],
    "an intent's client secret": [{ x: 'pi_123_secret_456789' }, '456789'],
    'a hash of a password': [{ message: `insert into passwords values ('${hash}')` }, 'N9qo8uLOickgx2'],
    "a database's password": [{ message: 'cannot reach postgres://app:pa55word@db:5432/app' }, 'pa55word'],
    "a card's number": [{ message: 'card 4242 4242 4242 4242 declined' }, '4242 4242'],
    "a card's number without gaps": [{ message: 'card 4242424242424242' }, '42424242'],
    "a card's number as a number": [{ amount: 4242424242424242 }, '42424242'],
    'a card security code': [{ cvc: '314' }, '314'],
  };
  for (const [what, [line, secret]] of Object.entries(hidden)) {
    it(`hides ${what} and leaves valid JSON`, () => {
      const scrubbed = scrub(JSON.stringify(line));
      expect(scrubbed).not.to.include(secret);
      expect(() => JSON.parse(scrubbed)).not.to.throw();
    });
  }

  const shown: Record<string, unknown> = {
    'a request': { requestId: '0190b7a0-1111-7000-8000-000000001023', path: '/api/v1/auth/refresh', statusCode: 200 },
    'a word about tokens': { message: 'token refused', kind: 'token.expired', tokenKind: 'access' },
    'a moment in milliseconds': { at: 1764000000000, userId: '12345' },
    'an address without a password': { url: 'http://localhost:8000/docs', smtp: 'smtp://mail@example.org:25' },
  };
  for (const [what, line] of Object.entries(shown)) {
    it(`leaves ${what} as it is`, () => {
      expect(scrub(JSON.stringify(line))).to.equal(JSON.stringify(line));
    });
  }

  it('takes a long line with many quotes without delay', () => {
    const line = JSON.stringify({ password: '\\"'.repeat(50_000), message: 'token"'.repeat(20_000) });
    expect(processorTime(() => scrub(line))).to.be.below(500);
  });
});
