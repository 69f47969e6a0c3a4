import { expect } from 'chai';
import { Secret } from '../../../src/domain/kernel/secret.ts';
import { logLevels } from '../../../src/infrastructure/logging/logger.ts';
import { terminalLines } from '../../../src/infrastructure/logging/terminal-lines.ts';
import { timestampMember } from '../../../src/infrastructure/logging/timestamp-member.ts';
import { capturedLog } from '../../support/captured-log.ts';

describe('the log', () => {
  it('writes a request as one object of JSON with the fields of the contract', () => {
    const { log, lines } = capturedLog();
    const request = { requestId: 'r1', userId: null, method: 'GET', path: '/api/v1/tasks', statusCode: 200 };
    log.info('request', { ...request, duration: 1.25 });
    const [line] = lines();
    expect(line).to.have.all.keys(...Object.keys(request), 'timestamp', 'level', 'message', 'duration');
    expect(line).to.include({ level: 'INFO', message: 'request', statusCode: 200, duration: 1.25, userId: null });
    expect(line?.['timestamp']).to.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('names each level by an upper-case word and leaves out what is below its own', () => {
    const { log, lines } = capturedLog('warn');
    log.debug('no');
    log.info('no');
    log.warn('yes');
    log.error('yes', new Error('broken'));
    expect(lines().map(({ level }) => level)).to.deep.equal(['WARN', 'ERROR']);
    expect(logLevels).to.include('info');
  });

  it('stays silent when told so', () => {
    const { log, text } = capturedLog('silent');
    log.error('no', new Error('broken'));
    expect(text()).to.equal('');
  });

  it('prints an error with its stack, its code and what caused it, and nothing else that hangs on it', () => {
    const { log, lines } = capturedLog();
    const cause = Object.assign(new Error('connection refused'), { code: 'ECONNREFUSED', query: 'select secret' });
    log.error('defect', new TypeError('broken', { cause }), { requestId: 'r1' });
    const [line] = lines();
    expect(line).to.include({ level: 'ERROR', message: 'defect', requestId: 'r1' });
    expect(line).to.have.nested.property('error.type', 'TypeError');
    expect(line).to.have.nested.property('error.stack').that.includes('logger.spec.ts');
    expect(line).to.have.nested.property('error.cause.code', 'ECONNREFUSED');
    expect(line).not.to.have.nested.property('error.cause.query');
  });

  it('prints what is thrown without being an error, several errors in one, and a cause that is its own cause', () => {
    const { log, lines } = capturedLog();
    const round = new Error('round');
    round.cause = round;
    log.error('text', 'just a text');
    log.error('many', new AggregateError([new Error('one'), new Error('two')], 'both'));
    log.error('round', round);
    const [text, many, again] = lines();
    expect(text).to.deep.include({ error: { type: 'string', message: 'just a text' } });
    expect(many).to.have.nested.property('error.errors[1].message', 'two');
    expect(again).to.have.nested.property('error.cause.cause.cause.message', 'round');
  });

  it('takes what cannot be written as JSON without failing', () => {
    const { log, lines } = capturedLog();
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    log.info('odd', { circle, big: 1n, nan: Number.NaN, line: 'one\ntwo' });
    expect(lines()).to.have.length(1);
  });

  it('prints a secret as [secret]', () => {
    const { log, text } = capturedLog();
    log.info('settings', { url: new Secret('hunter22') });
    expect(text()).to.include('"url":"[secret]"').and.not.include('hunter22');
  });

  it('prints moments exactly, on both sides of a second', () => {
    for (const moment of [0, 999, 1000, 1764000000999, 1764000001000, 1764000000005]) {
      expect(timestampMember(moment)).to.equal(`,"timestamp":"${new Date(moment).toISOString()}"`);
    }
  });

  it('is pretty on a terminal', async () => {
    const written: string[] = [];
    const terminal = { write: (text: string) => written.push(text) } as unknown as NodeJS.WritableStream;
    const sink = await terminalLines(terminal, false);
    const line = { level: 'INFO', timestamp: '2026-01-02T03:04:05.678Z', message: 'request', method: 'GET' };
    sink.write(`${JSON.stringify({ ...line, path: '/health', statusCode: 200, duration: 0.4, requestId: 'r1' })}\n`);
    const error = { type: 'TypeError', message: 'broken', stack: 'TypeError: broken\n    at somewhere' };
    sink.write(`${JSON.stringify({ ...line, level: 'ERROR', message: 'defect', error, method: undefined })}\n`);
    expect(written[0]).to.match(/^\[\d\d:\d\d:05\.678\] INFO: request GET \/health 200 0\.4 ms\n$/);
    expect(written[1]).to.include('ERROR').and.include('at somewhere');
  });

  it('tells on a terminal of a long list how many there are, and the last', async () => {
    const written: string[] = [];
    const terminal = { write: (text: string) => written.push(text) } as unknown as NodeJS.WritableStream;
    const sink = await terminalLines(terminal, false);
    const line = { level: 'INFO', timestamp: '2026-01-02T03:04:05.678Z', message: 'brought' };
    sink.write(`${JSON.stringify({ ...line, applied: ['1-a', '2-b', '3-c'] })}\n`);
    sink.write(`${JSON.stringify({ ...line, applied: ['1-a', '2-b', '3-c', '4-d'] })}\n`);
    expect(written[0]).to.match(/brought \{"applied":\["1-a","2-b","3-c"\]\}\n$/);
    expect(written[1]).to.match(/brought \{"applied":"4, the last 4-d"\}\n$/);
  });
});
