/** Where a command is typed and read. */
export interface Terminal {
  /** Columns; undefined where the output is no terminal. */
  readonly width: number | undefined;
  readonly colours: boolean;
  /** Whether somebody can be asked. */
  readonly isInteractive: boolean;
  print(text: string): void;
  complain(text: string): void;
  ask(question: string): Promise<string>;
  /** A line that shows how far long work has come; it leaves no trace where the output is no terminal. */
  progress(label: string, total: number): Progress;
}

export interface Progress {
  /** How much of the total is done by now. */
  reached(done: number): void;
  end(): void;
}
