import { expect } from 'chai';
import type { Operation } from '../../../src/adapters/http/kit/openapi/operation.ts';
import type { Parameter } from '../../../src/adapters/http/kit/openapi/parameters.ts';
import type { Response } from '../../../src/adapters/http/kit/openapi/responses.ts';
import { samples } from '../../../src/adapters/http/kit/openapi/samples.ts';
import { sync } from '../../../src/infrastructure/wiring/tokens/sync-tokens.ts';
import { http } from '../../../src/infrastructure/wiring/tokens/tokens.ts';
import { Client } from '../../support/client.ts';
import { memoryProduct } from '../../support/memory-product.ts';
import {
  type Example,
  exampleOfBody,
  inWorld,
  signedAsStripe,
  timeless,
  type World,
  worldOf,
} from '../../support/tried-examples.ts';

type Method = Parameters<Client['ask']>[0];

const document = memoryProduct().container.get(http.document)();
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase() as Method, operation })),
);

const exampleOf = (parameter: Parameter): unknown => ('example' in parameter ? parameter.example : undefined);
const successOf = ({ responses }: Operation): readonly [number, Response] => {
  const [status, response = { $ref: '' }] = Object.entries(responses)[0] ?? [];
  const found = '$ref' in response ? document.components.responses[response.$ref.split('/').at(-1) ?? ''] : response;
  if (found === undefined) throw new Error('a success leads nowhere');
  return [Number(status), found];
};

/** Of each resource the thing that its own document shows. */
const examples = operations.flatMap(({ path, method, operation }): readonly Example[] => {
  const [prefix, plural] = path.split(/(?<=^\/api\/v1)(?=\/[a-z-]+$)/);
  const body = exampleOfBody(operation);
  const shown = successOf(operation)[1].content?.['application/json']?.example;
  const id = Reflect.get(Object(Reflect.get(Object(shown), 'data')), 'id');
  if (prefix !== '/api/v1' || plural === undefined || method !== 'POST') return [];
  return typeof body === 'object' && body !== null && id !== undefined ? [{ path: plural, body, id }] : [];
});

/** Of the lists of records that an export holds, the example shows the user alone. */
const showsAPart = ['exportMe'];
/** Lists of everybody's things: the example shows one of them. */
const showsOneOfMany = ['listUsers', 'listAnyPayments', 'listAudit', 'listJobs'];
/** Parameters of queries without which there is nothing to see. */
const asked = ['uploadFile name', 'followFileLink expires', 'followFileLink signature'];
/** What they tell depends on the process. */
const tellsOfTheProcess = ['health', 'metrics', 'showOverview'];

/** The items of a list. */
const listed = (answer: unknown): unknown[] => Reflect.get(Object(answer), 'data');

async function tried({ api, token, own }: World, path: string, method: Method, operation: Operation) {
  const address = path.replace(/\{(\w+)\}/g, (_, name) => {
    const parameter = operation.parameters?.find((each) => 'name' in each && each.in === 'path' && each.name === name);
    return encodeURIComponent(String(inWorld(own, parameter && exampleOf(parameter))));
  });
  const body = inWorld(own, exampleOfBody(operation));
  const query = (operation.parameters ?? []).flatMap((each) =>
    'name' in each &&
    each.in === 'query' &&
    exampleOf(each) !== undefined &&
    asked.includes(`${operation.operationId} ${each.name}`)
      ? [[each.name, String(inWorld(own, exampleOf(each)))]]
      : [],
  );
  const target = query.length === 0 ? address : `${address}?${new URLSearchParams(query)}`;
  const isBytes = operation.requestBody?.content['*/*'] !== undefined;
  const sent = isBytes
    ? { raw: String(body), headers: { 'content-type': 'text/plain' } }
    : body === undefined
      ? {}
      : { json: body };
  const signed = operation.operationId === 'receiveStripeEvent' ? signedAsStripe({ api, token, own }, body) : undefined;
  const answer = new Client(api.listener).ask(method, target, signed ?? { token, ...sent });
  if (operation.operationId === 'changes') endStreams(api);
  return await answer;
}

/** A stream of events ends with the process: as soon as it is open. */
function endStreams({ container }: World['api']): void {
  const streams = container.get(sync.streams);
  const timer = setInterval(() => {
    if (streams.size === 0) return;
    clearInterval(timer);
    streams.stop();
  }, 10);
}

describe("the examples of the product's OpenAPI document", () => {
  it('are there for every path parameter, every body and every answer that has one', () => {
    for (const { path, operation } of operations) {
      const [, { content }] = successOf(operation);
      const parameters = (operation.parameters ?? []).filter((each) => 'in' in each && each.in === 'path');
      expect(parameters.map(exampleOf), path).not.to.include(undefined);
      for (const told of Object.values(content ?? {})) expect(told, path).to.have.property('example');
      for (const told of Object.values(operation.requestBody?.content ?? {}))
        expect(told, path).to.have.property('example');
    }
  });

  for (const { path, method, operation } of operations)
    it(`do what they show: ${method} ${path}`, async () => {
      const world = await worldOf(operation.operationId, examples);
      const [status, { content }] = successOf(operation);
      const answer = await tried(world, path, method, operation);
      expect(answer.status, answer.text).to.equal(status);
      const shown = content?.['application/json']?.example;
      if (shown === undefined || tellsOfTheProcess.includes(operation.operationId)) return;
      const real = timeless(
        JSON.parse(answer.text, (key, value) => (key === 'id' && Number.isInteger(value) ? samples.taskId : value)),
      );
      if (showsAPart.includes(operation.operationId))
        expect(real).to.have.nested.include({ 'data.user.email': samples.email });
      else if (showsOneOfMany.includes(operation.operationId))
        expect(listed(real)).to.deep.include(listed(timeless(shown))[0]);
      else expect(real).to.deep.equal(timeless(shown));
    });
});
