import type { LineSink } from './line-sink.ts';

const request = ({ method, path, statusCode, duration }: Record<string, unknown>): string =>
  method === undefined ? '' : ` ${method} ${path} ${statusCode} ${duration} ms`;

/** Lines for people. The formatter is loaded only here: machines read JSON. */
export async function terminalLines(terminal: NodeJS.WritableStream, colorize: boolean): Promise<LineSink> {
  const { prettyFactory } = await import('pino-pretty');
  const pretty = prettyFactory({
    colorize,
    messageKey: 'message',
    timestampKey: 'timestamp',
    translateTime: 'SYS:HH:MM:ss.l',
    errorLikeObjectKeys: ['error', 'cause'],
    ignore: 'method,path,statusCode,duration,requestId,userId',
    messageFormat: (line, key) => `${line[key]}${request(line)}`,
    singleLine: true,
  });
  return {
    write: (line) => void terminal.write(pretty(line)),
    flush: () => {},
    close: () => {},
  };
}
