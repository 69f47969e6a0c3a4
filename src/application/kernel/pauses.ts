/** Time that passes, and chance: both are ports, so that tests need neither wait nor hope. */
export interface Pauses {
  pause(milliseconds: number): Promise<void>;
}

export interface Chance {
  /** A whole number from 0 up to and without `limit`. */
  below(limit: number): number;
}
