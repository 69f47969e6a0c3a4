import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { expect } from 'chai';
import { Client } from '../../../support/client.ts';
import { memoryProduct, secondsOf } from '../../../support/memory-product.ts';
import { signed } from '../../../support/todo-api.ts';

const [, snippet = ''] = /^```js\n(.*?)^```$/ms.exec(readFileSync('docs/authentication.md', 'utf8')) ?? [];

it('what docs/authentication.md has one try in a console works, whatever letters the token tells of', async () => {
  const { listener, clock } = memoryProduct();
  const client = new Client(listener);
  const now = secondsOf(clock.now());
  // These letters make `-` and `_` in base64url.
  const token = await signed({ user_id: 'ada', sub: 'ada', name: 'ÿÿÿ Ÿ>>>???', iat: now, exp: now + 60 });
  expect(token.split('.')[1]).to.match(/[-_]/);
  const fetch = async (url: string, { headers = {} }: { headers?: Record<string, string> } = {}) => {
    if (url === '/api/auth/token') return { json: async () => ({ token }) };
    const { body } = await client.ask('GET', new URL(url).pathname, { headers });
    return { json: async () => body };
  };
  const lines = snippet.trim().split('\n');
  const code = `(async () => { ${lines.slice(0, -1).join('\n')}\nreturn ${lines.at(-1)} })()`;
  const answer = await vm.runInNewContext(code, { fetch, atob, TextDecoder, Uint8Array, JSON });
  expect(answer).to.deep.include({ success: true });
});
