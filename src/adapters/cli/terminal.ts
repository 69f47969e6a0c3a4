/** Where a command is typed and read. */
export interface Terminal {
  /** Columns; undefined where the output is no terminal. */
  readonly width: number | undefined;
  readonly colours: boolean;
  /** Milliseconds since 1970, for what is told as `3 min ago`. */
  now(): number;
  /** Whether somebody can be asked. */
  readonly isInteractive: boolean;
  print(text: string): void;
  complain(text: string): void;
  ask(question: string): Promise<string>;
  /** What is typed does not show. */
  askSecretly(question: string): Promise<string>;
  /** The first line of what is piped in. */
  firstLine(): Promise<string>;
  /** Shows how far long work has come, without a total how much it is; no trace of it where nobody looks. */
  progress(label: string, total?: number): Promise<Progress>;
}

export interface Progress {
  /** How much is done by now. */
  reached(done: number): void;
  end(): void;
}
