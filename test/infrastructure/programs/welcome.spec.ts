import { expect } from 'chai';
import { urlOf, welcomeText } from '../../../src/infrastructure/programs/lifecycle/welcome.ts';

describe('the welcome', () => {
  for (const [host, url] of [
    ['127.0.0.1', 'http://localhost:8000'],
    ['0.0.0.0', 'http://localhost:8000'],
    ['::', 'http://localhost:8000'],
    ['api.example.com', 'http://api.example.com:8000'],
    ['2001:db8::7', 'http://[2001:db8::7]:8000'],
  ] as const)
    it(`names ${url} for HOST=${host}`, () => {
      expect(urlOf({ host, port: 8000 })).to.equal(url);
    });

  it('has the page, the documents and one line to paste', async () => {
    const place = { host: '127.0.0.1', port: 8000 };
    const text = await welcomeText({ place, userId: 'newcomer', token: async () => 'a.b.c' });
    expect(text)
      .to.match(/page: +http:\/\/localhost:8000\/\n/)
      .and.contain('http://localhost:8000/docs');
    expect(text.split('\n')).to.include(
      'curl -H "Authorization: Bearer a.b.c" http://localhost:8000/api/newcomer/tasks',
    );
  });
});
