import { type Logger, type LogLevel, loggerTo } from '../../src/infrastructure/logging/logger.ts';

export interface CapturedLog {
  readonly log: Logger;
  /** What was logged so far, one object a line. */
  lines(): Record<string, unknown>[];
  text(): string;
}

/** The product's logger, writing into memory. */
export function capturedLog(level: LogLevel = 'debug'): CapturedLog {
  let text = '';
  const sink = {
    write: (line: string) => {
      text += line;
    },
    flush: () => {},
    close: () => {},
  };
  return {
    log: loggerTo(sink, level),
    lines: () =>
      text
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line)),
    text: () => text,
  };
}
