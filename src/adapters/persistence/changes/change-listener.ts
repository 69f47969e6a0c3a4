/** Notifications of rows that changed, whichever process changed them. */
export interface ChangeListener {
  /** Up to which moment, in milliseconds of the process's own clock, every change is known here. */
  knownUntil(): number;
  /** `table` names the rows whose changes the subscriber is told of. */
  subscribe(table: string, subscriber: ChangeSubscriber): void;
}

export interface ChangeSubscriber {
  changed(id: string): void;
  /** Some changes were not told, nobody knows which. */
  missed(): void;
}
