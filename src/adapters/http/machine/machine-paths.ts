import type { Operation, Paths } from '../kit/openapi/operation.ts';
import type { Response } from '../kit/openapi/responses.ts';
import type { JsonSchema } from '../kit/openapi/schemas.ts';

const tag = 'Probes and monitors';

interface Told {
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  readonly responses: Readonly<Record<string, Response>>;
}

const get = (
  { name, responses, ...told }: Told,
  security: Operation['security'] = [],
): Readonly<Record<string, Operation>> => ({
  get: { operationId: name, ...told, tags: [tag], security, responses: { ...responses, 405: notAllowed } },
});

const object = (properties: Readonly<Record<string, JsonSchema>>): JsonSchema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
});

const text: JsonSchema = { type: 'string' };
const answer = (description: string, schema: JsonSchema, example: unknown): Response => ({
  description,
  content: { 'application/json': { schema, example } },
});

/** In v1's envelope, which answers whatever belongs to no other contract. */
const failure = (code: string, message: string): Response =>
  answer(
    `\`${code}\` ${message}`,
    object({
      success: { const: false },
      error: object({ code: { type: 'string', enum: [code] }, message: text, requestId: text }),
    }),
    { success: false, error: { code, message, requestId: '0199e3d2-af96-715b-805e-9e61d0cf7265' } },
  );

const notAllowed: Response = {
  ...failure('METHOD_NOT_ALLOWED', 'This path does not take this method'),
  headers: { Allow: { $ref: '#/components/headers/Allow' } },
};

const parts = ['database', 'migrations', 'jobs'] as const;
const readiness = (...status: readonly string[]): JsonSchema =>
  object({
    status: { type: 'string', enum: status },
    ...Object.fromEntries(parts.map((name) => [name, { type: 'string', enum: ['ok', 'failed'] }])),
  });
const allWell = { database: 'ok', migrations: 'ok', jobs: 'ok' };

const scraped = `# TYPE mainstay_http_requests_total counter
mainstay_http_requests_total{method="GET",route="/api/v1/tasks",status="200"} 42
`;

/** The routes that speak no contract, for readers of the document. */
export const machinePaths: Paths = {
  '/health': get({
    name: 'health',
    summary: 'Which version runs, and for how long',
    description: 'Answers as long as the process does, whatever else is away.',
    responses: {
      200: answer(
        'It runs',
        object({ status: { const: 'ok' }, version: text, uptime: { type: 'number', description: 'seconds' } }),
        { status: 'ok', version: '0.1.0', uptime: 86_400.5 },
      ),
    },
  }),
  '/health/live': get({
    name: 'live',
    summary: 'Whether the process lives: restart it if this does not answer',
    description: 'Looks at nothing but the event loop.',
    responses: { 200: answer('The event loop turns', object({ status: { const: 'ok' } }), { status: 'ok' }) },
  }),
  '/health/ready': get({
    name: 'ready',
    summary: 'Whether requests should be sent here',
    description: 'Looks at the database, the migrations and the jobs, and answers within a second.',
    responses: {
      200: answer('Ready', readiness('ok'), { status: 'ok', ...allWell }),
      503: answer(
        'Not ready; what is not `ok` is the cause, or the process is about to stop',
        readiness('unavailable', 'stopping'),
        { status: 'unavailable', ...allWell, database: 'failed' },
      ),
    },
  }),
  '/metrics': get(
    {
      name: 'metrics',
      summary: 'Numbers for Prometheus',
      description: 'In production it needs the `METRICS_TOKEN`; elsewhere only where one is set.',
      responses: {
        200: { description: 'All metrics', content: { 'text/plain': { schema: text, example: scraped } } },
        401: failure('UNAUTHORIZED', 'The metrics need the METRICS_TOKEN as a bearer token.'),
        403: failure('FORBIDDEN', 'Set METRICS_TOKEN to open the metrics in production.'),
      },
    },
    [{ metricsToken: [] }, {}],
  ),
};
