/** What came of a trial: its figures in words, and what was broken of what it proves. */
export interface Outcome {
  readonly figures: string;
  readonly broken: readonly string[];
}

/** A promise about faults, tried on the running product. */
export interface Trial {
  readonly name: string;
  /** Which part of the command it belongs to. */
  readonly group: 'faults' | 'processes' | 'memory' | 'migrations';
  /** Why it cannot be tried on this machine; undefined where it can. */
  readonly lacking?: () => Promise<string | undefined>;
  run(): Promise<Outcome>;
}
