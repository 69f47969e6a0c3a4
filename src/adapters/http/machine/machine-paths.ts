import type { Operation, Paths } from '../kit/openapi/operation.ts';
import type { JsonSchema } from '../kit/openapi/schemas.ts';

const tag = 'Probes and monitors';

interface Told {
  readonly name: string;
  readonly summary: string;
  readonly responses: Readonly<Record<string, readonly [description: string, schema: JsonSchema, type?: string]>>;
}

const get = ({ name, summary, responses }: Told, security: Operation['security'] = []): { get: Operation } => ({
  get: {
    operationId: name,
    summary,
    tags: [tag],
    security,
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, [description, schema, type = 'application/json']]) => [
        status,
        { description, content: { [type]: { schema } } },
      ]),
    ),
  },
});

const object = (properties: Readonly<Record<string, JsonSchema>>): JsonSchema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
});

const ready = (...status: readonly string[]): JsonSchema =>
  object({
    status: { type: 'string', enum: status },
    ...Object.fromEntries(['database', 'migrations', 'jobs'].map((name) => [name, { enum: ['ok', 'failed'] }])),
  });

const text: JsonSchema = { type: 'string' };

/** The routes that speak no contract, for readers of the document. */
export const machinePaths: Paths = {
  '/health': get({
    name: 'health',
    summary: 'Which version runs, and for how long',
    responses: {
      200: [
        'It runs',
        object({ status: { const: 'ok' }, version: text, uptime: { type: 'number', description: 'seconds' } }),
      ],
    },
  }),
  '/health/live': get({
    name: 'live',
    summary: 'Whether the process lives: restart it if this does not answer',
    responses: { 200: ['The event loop turns', object({ status: { const: 'ok' } })] },
  }),
  '/health/ready': get({
    name: 'ready',
    summary: 'Whether requests should be sent here',
    responses: {
      200: ['Ready', ready('ok')],
      503: [
        'Not ready; what is not `ok` is the cause, or the process is about to stop',
        ready('unavailable', 'stopping'),
      ],
    },
  }),
  '/metrics': get(
    {
      name: 'metrics',
      summary: 'Numbers for Prometheus',
      responses: {
        200: ['All metrics', text, 'text/plain'],
        401: ['A `METRICS_TOKEN` is set and this is not it', { type: 'object' }],
        403: ['Production without a `METRICS_TOKEN`', { type: 'object' }],
      },
    },
    [{ metricsToken: [] }, {}],
  ),
};
