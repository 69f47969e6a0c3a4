export interface Ids {
  /** A new UUID in its canonical lower-case form; later ones sort after earlier ones (version 7). */
  uuid(): string;
}
