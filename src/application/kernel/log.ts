/** What the people who run the product read. Fields never hold a password, token, cookie, key, card datum or mailed link. */
export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  /** `error` is printed with its stack. */
  error(message: string, error: unknown, fields?: LogFields): void;
}

export type LogFields = Readonly<Record<string, unknown>>;
