import type { LineSink } from './line-sink.ts';

const request = ({ method, path, statusCode, duration }: Record<string, unknown>): string =>
  method === undefined ? '' : ` ${method} ${path} ${statusCode} ${duration} ms`;

const manyAreMoreThan = 3;

/** A long list would fill the screen: how many, and the last. */
function shortened(line: string): Record<string, unknown> {
  const fields: Record<string, unknown> = JSON.parse(line);
  const told = (value: unknown) =>
    Array.isArray(value) && value.length > manyAreMoreThan ? `${value.length}, the last ${value.at(-1)}` : value;
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, told(value)]));
}

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
    write: (line) => void terminal.write(pretty(shortened(line))),
    flush: () => {},
    close: () => {},
  };
}
