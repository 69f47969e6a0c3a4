import { readFile } from 'node:fs/promises';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect } from 'chai';
import { http } from '../../../src/infrastructure/wiring/tokens/tokens.ts';
import { apiDocument } from '../../support/api-document.ts';
import { Client } from '../../support/client.ts';
import { memoryProduct } from '../../support/memory-product.ts';
import { schemaValidator } from '../../support/openapi.ts';

describe("the product's OpenAPI document", () => {
  const { container, listener } = memoryProduct();
  const document = container.get(http.document)();

  it('is what /openapi.json answers, and valid OpenAPI 3.1', async () => {
    const { status, body } = await new Client(listener).ask('GET', '/openapi.json');
    expect(status).to.equal(200);
    expect(await new Validator().validate(structuredClone(body))).to.deep.equal({ valid: true });
    expect(body).to.deep.equal(JSON.parse(JSON.stringify(document)));
  });

  it('holds every endpoint of every contract, each under a name of its own', () => {
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    for (const { contract, endpoints } of container.get(http.contracts))
      for (const { method, path, name } of endpoints)
        expect(document.paths[contract.prefix + path]?.[method.toLowerCase()]?.operationId).to.equal(name);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).to.equal(operations.length);
  });

  it('refers to nothing that is not there and gives examples that fit', () => {
    const { danglingReferences, compileAll, misfits } = schemaValidator(document);
    compileAll();
    expect(danglingReferences()).to.deep.equal([]);
    expect(misfits()).to.deep.equal([]);
  });

  it('describes answers in enough detail to refuse others', () => {
    const { errorsOf } = schemaValidator(document);
    expect(errorsOf('/health', 'get', 200, { status: 'ok' })).not.to.deep.equal([]);
  });

  it('is docs/api.md for people: `npm run docs` writes it anew', async () => {
    expect(await readFile('docs/api.md', 'utf8')).to.equal(apiDocument(document));
  });
});
