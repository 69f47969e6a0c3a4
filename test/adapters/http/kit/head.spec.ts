import type { ServerResponse } from 'node:http';
import { expect } from 'chai';
import { Head } from '../../../../src/adapters/http/kit/head.ts';
import { HttpListener } from '../../../support/http-listener.ts';

describe('the head of an answer', () => {
  const sent = async (answer: (response: ServerResponse) => void): Promise<Headers> => {
    const server = await HttpListener.open((_, response) => answer(response));
    const { headers } = await fetch(server.url);
    await server.close();
    return headers;
  };

  it('has each field once, as it was set last, in whatever case its name was written', async () => {
    const head = new Head(['x-frame-options', 'SAMEORIGIN', 'Vary', 'Origin']);
    head.set('X-Frame-Options', 'DENY');
    head.set('Content-Length', 0);
    head.setAll({ ETag: '"1"', vary: 'Accept' });
    const headers = await sent((response) => {
      head.write(response, 200);
      response.end();
    });
    expect(['x-frame-options', 'content-length', 'etag', 'vary'].map((name) => headers.get(name))).to.deep.equal([
      'DENY',
      '0',
      '"1"',
      'Accept',
    ]);
  });

  it('has several values of a field that were added one by one', async () => {
    const head = new Head([]);
    head.add('Set-Cookie', 'a=1');
    head.add('Set-Cookie', 'b=2');
    const headers = await sent((response) => {
      head.write(response, 204);
      response.end();
    });
    expect(headers.getSetCookie()).to.deep.equal(['a=1', 'b=2']);
  });

  it('leaves those that were there to heads made of the same fields', () => {
    const always = ['A', '1'] as const;
    new Head(always).set('A', '2');
    expect(always).to.deep.equal(['A', '1']);
  });

  it('goes to a response whose own fields count', async () => {
    const head = new Head(['Content-Security-Policy', 'none', 'X-Request-Id', '7']);
    const headers = await sent((response) => {
      head.handTo(response);
      response.setHeader('Content-Security-Policy', 'self');
      response.end();
    });
    expect([headers.get('content-security-policy'), headers.get('x-request-id')]).to.deep.equal(['self', '7']);
  });
});
