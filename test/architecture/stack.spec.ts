import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';

/** The product's framework, agreed once: a part of it is not exchanged for a faster or nicer one in passing. */
const agreed = [
  'inversify',
  'reflect-metadata',
  'koa',
  '@koa/router',
  'koa-body',
  'jose',
  '@mikro-orm/postgresql',
  'neverthrow',
];

describe('the stack', () => {
  const root = join(import.meta.dirname, '../..');

  it('is made of the packages that were agreed on, and the product imports each of them', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
    const source = files
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(root, 'src', name), 'utf8'))
      .join('\n');

    expect(manifest.dependencies).to.include.keys(...agreed, 'mikro-orm');
    expect(agreed.filter((name) => !new RegExp(`^(import|} from).*'${name}';$`, 'm').test(source))).to.deep.equal([]);
  });
});
