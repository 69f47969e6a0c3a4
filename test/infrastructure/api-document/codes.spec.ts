import { expect } from 'chai';
import { answerFailure } from '../../../src/adapters/http/kit/contract.ts';
import type { Failure } from '../../../src/domain/kernel/failure.ts';
import { http } from '../../../src/infrastructure/wiring/tokens/tokens.ts';
import { memoryProduct } from '../../support/memory-product.ts';

const { container } = memoryProduct();
const document = container.get(http.document)();

interface Shape {
  readonly $ref?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
}

/** The codes that a schema of failures allows: in `error.code`, or in `error` itself. */
const codesOf = ({ anyOf, properties }: Shape): readonly string[] =>
  anyOf?.flatMap(codesOf) ?? properties?.['error']?.enum ?? properties?.['error']?.properties?.['code']?.enum ?? [];

const resolved = <T extends object>(response: T): T =>
  '$ref' in response
    ? (document.components.responses[String(response.$ref).split('/').at(-1) ?? ''] as unknown as T)
    : response;

const failuresBelow = (prefix: string) =>
  Object.entries(document.paths)
    .filter(([path]) => path.startsWith(`${prefix}/`))
    .flatMap(([path, methods]) => Object.values(methods).map((operation) => ({ path, responses: operation.responses })))
    .flatMap(({ path, responses }) =>
      Object.entries(responses)
        .filter(([status]) => Number(status) >= 400)
        .map(([status, response]) => {
          const content = resolved(response as { content?: Record<string, { schema: Shape }> }).content;
          return { path, status, codes: codesOf(content?.['application/json']?.schema ?? {}) };
        }),
    );

/** Kinds that no request of a documented operation ends in. */
const elsewhere = ['route.not_found', 'path.user_mismatch'];

describe("the codes of the product's OpenAPI document", () => {
  it('are enumerated for each refusal of each operation', () => {
    for (const { path, status, codes } of failuresBelow('/api'))
      expect(codes, `${status} of ${path}`).not.to.deep.equal([]);
  });

  for (const { contract } of container.get(http.contracts))
    it(`hold every code of the contract ${contract.name}`, () => {
      const told = new Set(failuresBelow(contract.prefix).flatMap(({ codes }) => codes));
      const members = { violations: [{ field: 'body', rule: 'format', constraint: '' }], limit: 1, reason: 'expired' };
      const codes = Object.keys(contract.failures)
        .filter((kind) => !elsewhere.includes(kind))
        .map((kind) => answerFailure(contract, { ...members, kind } as Failure).code);
      expect(codes.filter((code) => !told.has(code))).to.deep.equal([]);
    });

  it('hold each code of a broken rule of the contracts that have several', () => {
    const told = failuresBelow('/api').flatMap(({ codes }) => codes);
    expect(told).to.include.members([
      'invalid_amount',
      'invalid_currency',
      'missing_payment_method',
      'invalid_webhook',
    ]);
    expect(told).to.include.members([
      'VALIDATION_REQUIRED_FIELD',
      'VALIDATION_FIELD_TOO_LONG',
      'VALIDATION_INVALID_FORMAT',
      'VALIDATION_OUT_OF_RANGE',
    ]);
    expect(told).to.include.members(['METHOD_NOT_ALLOWED', 'SYSTEM_METHOD_NOT_ALLOWED', 'method_not_allowed']);
  });
});
