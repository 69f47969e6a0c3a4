/** News of rows that changed, whichever process changed them. */
export interface News {
  /** Up to which moment, in milliseconds of the process's own clock, every change is known here. */
  heardUntil(): number;
  /** `table` names the rows whose changes the follower is told of. */
  follow(table: string, follower: Follower): void;
}

export interface Follower {
  changed(id: string): void;
  /** Some changes were not told, nobody knows which. */
  missed(): void;
}
