import { Validator } from '@seriousme/openapi-schema-validator';
import { expect } from 'chai';
import { okAsync } from 'neverthrow';
import { z } from 'zod';
import { type Answer, type Endpoint, endpoint } from '../../../../../src/adapters/http/kit/endpoint.ts';
import {
  type OpenApiDocument,
  openApiDocument,
} from '../../../../../src/adapters/http/kit/openapi/open-api-document.ts';
import { integerId, integerParameter, optionalText, text } from '../../../../../src/adapters/http/kit/schemas.ts';
import { machinePaths } from '../../../../../src/adapters/http/machine/machine-paths.ts';
import { type V1Failure, v1Contract } from '../../../../../src/adapters/http/v1/contract.ts';
import { schemaValidator } from '../../../../support/openapi.ts';

const label = z.object({ id: z.int(), name: z.string(), at: z.iso.datetime() }).meta({ id: 'Label' });
const draft = z.object({ name: text({ max: 50 }), color: optionalText({ max: 7 }) }).meta({ id: 'LabelDraft' });
const handle = () => okAsync<Answer, V1Failure>({ status: 200 });
const labels = { tag: 'Labels', access: 'user', handle } as const;
const path = z.object({ id: integerId });

const endpoints: readonly Endpoint<V1Failure>[] = [
  endpoint({
    ...labels,
    method: 'GET',
    path: '/labels',
    name: 'listLabels',
    summary: 'List the labels',
    query: z.object({ limit: integerParameter({ min: 1, max: 100, otherwise: 20 }), color: z.enum(['red']) }),
    success: { status: 200, description: 'The labels', schema: z.array(label), headers: ['Link'] },
  }),
  endpoint({
    ...labels,
    method: 'POST',
    path: '/labels',
    name: 'createLabel',
    summary: 'Create a label',
    body: draft,
    success: { status: 201, description: 'The label', schema: label, headers: ['Location', 'ETag'] },
  }),
  endpoint({
    ...labels,
    method: 'GET',
    path: '/labels/{id}',
    name: 'showLabel',
    summary: 'Show a label',
    params: path,
    success: { status: 200, description: 'The label', schema: label, headers: ['ETag'] },
    failures: ['task.not_found'],
  }),
  endpoint({
    ...labels,
    method: 'PATCH',
    path: '/labels/{id}',
    name: 'changeLabel',
    summary: 'Change a label',
    description: 'What is not named stays.',
    params: path,
    body: draft.partial().meta({ id: 'LabelChange' }),
    success: { status: 200, description: 'The label', schema: label, headers: ['ETag'] },
    failures: ['task.not_found', 'task.changed'],
  }),
  endpoint({
    ...{ tag: 'Hooks', access: 'public', rate: 'exempt' },
    handle,
    method: 'POST',
    path: '/hooks/{name}',
    name: 'takeHook',
    summary: 'Take a hook',
    headers: ['Stripe-Signature'],
    success: { status: 204, description: 'Taken' },
  }),
];

const document = (): OpenApiDocument =>
  JSON.parse(
    JSON.stringify(
      openApiDocument('1.2.3', [{ contract: v1Contract as never, endpoints: endpoints as never }], machinePaths),
    ),
  );
const operation = (method: string, at: string) => {
  const found = document().paths[`/api/v1${at}`]?.[method];
  if (found === undefined) throw new Error(`no ${method} ${at}`);
  return found;
};
const parameterNames = (method: string, at: string) =>
  (operation(method, at).parameters ?? []).map((each) =>
    '$ref' in each ? each.$ref.split('/').at(-1) : `${each.in} ${each.name}`,
  );

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    expect(await new Validator().validate(structuredClone(document()) as never)).to.deep.equal({ valid: true });
    expect(document()).to.include({ openapi: '3.1.0' });
  });

  it('holds only schemas that are valid JSON Schema, and references that lead somewhere', () => {
    const { compileAll, danglingReferences } = schemaValidator(document());
    expect(compileAll()).to.be.above(10);
    expect(danglingReferences()).to.deep.equal([]);
  });

  it('gives examples that fit their own schemas', () => {
    const { misfits, examples } = schemaValidator(document());
    expect(examples()).to.be.above(10);
    expect(misfits()).to.deep.equal([]);
  });

  it('describes what may be sent by the schemas that validate it', () => {
    const { components } = document();
    expect(components.schemas['LabelDraft']).to.deep.equal({
      type: 'object',
      properties: {
        name: { type: 'string', minLength: 1, maxLength: 50 },
        color: { type: ['string', 'null'], maxLength: 7 },
      },
      required: ['name'],
    });
    const { content } = operation('post', '/labels').requestBody ?? { content: {} };
    const example = { name: 'Name', color: 'Color' };
    const schema = { $ref: '#/components/schemas/LabelDraft' };
    expect(content).to.deep.equal({ 'application/json': { schema, example } });
  });

  it('takes a merge patch wherever it takes PATCH', () => {
    expect(Object.keys(operation('patch', '/labels/{id}').requestBody?.content ?? {})).to.deep.equal([
      'application/json',
      'application/merge-patch+json',
    ]);
  });

  it('names path, query and header parameters, with defaults and bounds', () => {
    expect(parameterNames('get', '/labels')).to.deep.equal(['query limit', 'query color']);
    expect(parameterNames('get', '/labels/{id}')).to.deep.equal(['path id', 'IfNoneMatch']);
    expect(parameterNames('patch', '/labels/{id}')).to.deep.equal(['path id', 'IfMatch']);
    expect(parameterNames('post', '/labels')).to.deep.equal(['IdempotencyKey']);
    expect(parameterNames('post', '/hooks/{name}')).to.deep.equal(['path name', 'Stripe-Signature']);
    const [limit, color] = operation('get', '/labels').parameters ?? [];
    expect(limit).to.deep.include({
      required: false,
      schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
    });
    expect(color).to.deep.include({ required: true });
  });

  it('says who may call', () => {
    expect(operation('get', '/labels').security).to.deep.equal([{ userToken: [] }, { sessionCookie: [] }]);
    expect(operation('post', '/hooks/{name}').security).to.deep.equal([]);
  });

  it('tells every status that a client may see', () => {
    const statuses = (method: string, at: string) => Object.keys(operation(method, at).responses).map(Number);
    expect(statuses('get', '/labels')).to.deep.equal([200, 400, 401, 405, 429, 500, 503]);
    expect(statuses('post', '/labels')).to.deep.equal([201, 400, 401, 403, 405, 409, 413, 415, 422, 429, 500, 503]);
    expect(statuses('get', '/labels/{id}')).to.deep.equal([200, 304, 401, 404, 405, 429, 500, 503]);
    expect(statuses('patch', '/labels/{id}')).to.deep.equal([
      200, 400, 401, 403, 404, 405, 412, 413, 415, 429, 500, 503,
    ]);
    expect(statuses('post', '/hooks/{name}')).to.deep.equal([204, 405, 500, 503]);
  });

  it("tells each failure's code in the contract's envelope", () => {
    const [unauthorized] = Object.values(document().components.responses).filter(({ content }) =>
      JSON.stringify(content).includes('TOKEN_EXPIRED'),
    );
    expect(unauthorized?.description).to.include('`UNAUTHORIZED`').and.include('`TOKEN_EXPIRED`');
    expect(Object.keys(unauthorized?.content?.['application/json']?.examples ?? {})).to.have.members([
      'UNAUTHORIZED',
      'TOKEN_EXPIRED',
    ]);
    expect(unauthorized?.headers).to.have.property('WWW-Authenticate');
  });

  it('writes a response that several operations share once', () => {
    const { responses, schemas } = document().components;
    expect(Object.keys(responses)).to.include('Status401').and.include('Status429');
    expect(operation('get', '/labels').responses['429']).to.deep.equal({ $ref: '#/components/responses/Status429' });
    expect(new Set(Object.values(responses).map((each) => JSON.stringify(each))).size).to.equal(
      Object.keys(responses).length,
    );
    expect(Object.keys(schemas)).to.deep.equal(['Label', 'LabelChange', 'LabelDraft', 'Violation']);
  });

  it('lists probes and monitors too', () => {
    expect(Object.keys(document().paths)).to.include.members(['/health', '/health/live', '/health/ready', '/metrics']);
    expect(document().tags.map(({ name }) => name)).to.deep.equal(['Labels', 'Hooks', 'Probes and monitors']);
  });
});
