import { expect } from 'chai';
import type { Log, LogFields } from '../../../../src/application/kernel/log.ts';
import { kernel, tasks } from '../../../../src/infrastructure/wiring/tokens/tokens.ts';
import { todoApi } from '../../../support/todo-api.ts';

describe('http kit: what breaks', () => {
  const broken = (error: unknown, environment: Record<string, string> = {}, isUnavailable = false, log?: Log) =>
    todoApi({
      environment,
      ...(log === undefined ? {} : { log }),
      rewire: (container) => {
        const lists = { page: () => Promise.reject(error), walk: () => Promise.reject(error) };
        const broken = { ...container.get(tasks.useCases), lists };
        container.rebind(tasks.useCases).toConstantValue(broken);
        container.rebind(kernel.isUnavailable).toConstantValue(() => isUnavailable);
      },
    });

  it('answers 500 without a word about the cause, and logs it with its stack', async () => {
    const errors: unknown[] = [];
    const log: Log = {
      debug: () => {},
      info: () => {},
      warn: () => {},
      error: (_message, error) => errors.push(error),
    };
    const defect = new Error('select * from secrets');
    const { status, body, text } = await (await broken(defect, {}, false, log)).get('/tasks');

    expect([status, body.error]).to.deep.equal([
      500,
      { code: 'SYSTEM_INTERNAL_ERROR', message: 'Something went wrong here' },
    ]);
    expect(text).not.to.include('select');
    expect(errors).to.deep.equal([defect]);
  });

  it('adds type and message to a 500 with DEBUG=true', async () => {
    const { body } = await (await broken(new TypeError('no such thing'), { DEBUG: 'true' })).get('/tasks');
    expect(body.error.details).to.deep.equal({ type: 'TypeError', message: 'no such thing' });
  });

  it('answers 503 with Retry-After while the database is away', async () => {
    const { status, body, headers } = await (await broken(new Error('ECONNREFUSED'), {}, true)).get('/tasks');
    expect([status, body.error.code, headers['retry-after']]).to.deep.equal([503, 'SYSTEM_DATABASE_ERROR', '1']);
  });

  it('writes one line for each request, without its query, and a warning for a refusal', async () => {
    const lines: [level: string, fields: LogFields][] = [];
    const write =
      (level: string) =>
      (_message: string, fields: LogFields = {}) =>
        void lines.push([level, fields]);
    const api = await todoApi({
      log: { debug: write('debug'), info: write('info'), warn: write('warn'), error: () => {} },
    });
    await api.get('/tasks?status=all');
    await api.ask('GET', '/api/eve/tasks', { token: api.token });

    expect(
      lines.map(([level, { duration, requestId, ...fields }]) => [level, typeof duration, typeof requestId, fields]),
    ).to.deep.equal([
      ['info', 'number', 'string', { userId: 'ada', method: 'GET', path: '/api/ada/tasks', statusCode: 200 }],
      [
        'warn',
        'number',
        'string',
        {
          userId: 'ada',
          method: 'GET',
          path: '/api/eve/tasks',
          statusCode: 403,
          code: 'AUTH_USER_MISMATCH',
          address: '127.0.0.1',
        },
      ],
    ]);
  });
});
