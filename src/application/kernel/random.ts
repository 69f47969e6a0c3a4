/** Random numbers, as a port: tests decide them. */
export interface Random {
  /** A whole number from 0 up to and without `limit`. */
  below(limit: number): number;
}
