import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { http } from '../../../src/infrastructure/wiring/tokens/tokens.ts';
import { generatedTypes } from '../../support/generated-types.ts';
import { memoryProduct } from '../../support/memory-product.ts';

const run = promisify(execFile);
const compiler = join(createRequire(import.meta.url).resolve('typescript/package.json'), '../bin/tsc');

/** As somebody writes it who has nothing but the generated types. */
const program = `
import type { components, operations } from './api.ts';
type Body<Name extends keyof operations> = operations[Name] extends
  { requestBody?: { content: { 'application/json': infer Sent } } } ? Sent : never;

export const task: Body<'createTask'> = { title: 'Buy milk' };
export const project: Body<'createProject'> = { name: 'Groceries' };
export const replaced: Body<'replaceTodoTask'> = { title: 'Buy milk' };
export const payment: Body<'createPayment'> = { amount: 1999, currency: 'EUR', paymentMethodId: 'pm_card_visa' };

export function bearerOf(tokens: components['schemas']['Tokens'] | components['schemas']['CookieTokens']): string {
  return 'accessToken' in tokens ? tokens.accessToken : 'in a cookie';
}
export const signedIn = (body: operations['logIn']['responses']['200']['content']['application/json']): string =>
  bearerOf(body.data.tokens);

type Refused = operations['logIn']['responses']['401']['content']['application/json'];
export const why = ({ error }: Refused): 'INVALID_CREDENTIALS' => error.code;
type Declined = operations['createPayment']['responses']['402']['content']['application/json'];
export const declined = ({ error }: Declined): string => error.details.transactionId;
export const state: components['schemas']['Payment']['status'] = 'partially_refunded';
// @ts-expect-error: no such state
export const noState: components['schemas']['Payment']['status'] = 'paid';
`;

it('what openapi-typescript makes of the document compiles under --strict, and a program on top of it', async function () {
  this.timeout(60_000);
  const folder = await mkdtemp(join(tmpdir(), 'generated-types-'));
  try {
    await writeFile(join(folder, 'api.ts'), await generatedTypes(memoryProduct().container.get(http.document)()));
    await writeFile(join(folder, 'program.ts'), program);
    const options = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2024', '--types', ''];
    const flags = [...options, '--allowImportingTsExtensions', 'program.ts', 'api.ts'];
    const complaints = await run(process.execPath, [compiler, ...flags], { cwd: folder }).then(
      () => '',
      ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr,
    );
    expect(complaints).to.equal('');
  } finally {
    await rm(folder, { recursive: true });
  }
});
