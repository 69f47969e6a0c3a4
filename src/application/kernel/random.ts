/** Chance, as a port: tests decide it. */
export interface Random {
  /** A whole number from 0 up to and without `limit`. */
  below(limit: number): number;
}
