import { isatty } from 'node:tty';
import { type Logger as Pino, pino } from 'pino';
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

export function loggerTo(sink: LineSink, level: LogLevel): Logger {
  const lines = pino(
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
  return new PinoLog(lines, sink);
}

class PinoLog implements Logger {
  readonly #lines: Pino;
  readonly #sink: LineSink;

  constructor(lines: Pino, sink: LineSink) {
    this.#lines = lines;
    this.#sink = sink;
  }

  debug(message: string, fields: LogFields = {}): void {
    this.#lines.debug(fields, message);
  }

  info(message: string, fields: LogFields = {}): void {
    this.#lines.info(fields, message);
  }

  warn(message: string, fields: LogFields = {}): void {
    this.#lines.warn(fields, message);
  }

  error(message: string, error: unknown, fields: LogFields = {}): void {
    this.#lines.error({ ...fields, error }, message);
    this.#sink.flush();
  }

  flush(): void {
    this.#sink.flush();
  }

  close(): void {
    this.#sink.close();
  }
}
