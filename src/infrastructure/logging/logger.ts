import { createRequire } from 'node:module';
import { isatty } from 'node:tty';
import type { Logger as Pino } from 'pino';
import type { Log, LogFields } from '../../application/kernel/log.ts';
import { errorFields } from './error-fields.ts';
import type { LineSink } from './line-sink.ts';
import { LineWriter } from './line-writer.ts';
import { scrub } from './scrub.ts';
import { terminalLines } from './terminal-lines.ts';
import { timestampMember } from './timestamp-member.ts';

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Errors are written at once; other lines within 50 ms, and at the process's exit at the latest. */
export interface Logger extends Log {
  flush(): void;
  /** Writes what is left; later lines are dropped. */
  close(): void;
}

/** Coloured lines where standard output is a terminal, else one object of JSON a line. */
export async function openLogger(level: LogLevel): Promise<Logger> {
  const colorize = process.env['NO_COLOR'] === undefined;
  const sink = isatty(1) ? await terminalLines(process.stdout, colorize) : new LineWriter(1);
  return loggerTo(sink, level);
}

export const loggerTo = (sink: LineSink, level: LogLevel): Logger => new PinoLog(sink, level);

const require = createRequire(import.meta.url);

function openPino(sink: LineSink, level: LogLevel): Pino {
  const { pino }: typeof import('pino') = require('pino');
  return pino(
    {
      level,
      messageKey: 'message',
      errorKey: 'error',
      base: null,
      timestamp: timestampMember,
      serializers: { error: (error: unknown) => errorFields(error) },
      formatters: { level: (label) => ({ level: label.toUpperCase() }) },
      hooks: { streamWrite: scrub },
    },
    sink,
  );
}

/** Pino is loaded with the first line: most commands write none. */
class PinoLog implements Logger {
  readonly #sink: LineSink;
  readonly #level: LogLevel;
  #lines: Pino | undefined;

  constructor(sink: LineSink, level: LogLevel) {
    this.#sink = sink;
    this.#level = level;
  }

  debug(message: string, fields: LogFields = {}): void {
    this.#at('debug')?.debug(fields, message);
  }

  info(message: string, fields: LogFields = {}): void {
    this.#at('info')?.info(fields, message);
  }

  warn(message: string, fields: LogFields = {}): void {
    this.#at('warn')?.warn(fields, message);
  }

  error(message: string, error: unknown, fields: LogFields = {}): void {
    this.#at('error')?.error({ ...fields, error }, message);
    this.#sink.flush();
  }

  flush(): void {
    this.#sink.flush();
  }

  close(): void {
    this.#sink.close();
  }

  /** Undefined for lines that nobody wants. */
  #at(level: LogLevel): Pino | undefined {
    if (logLevels.indexOf(level) < logLevels.indexOf(this.#level)) return undefined;
    this.#lines ??= openPino(this.#sink, this.#level);
    return this.#lines;
  }
}
