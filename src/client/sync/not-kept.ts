/** The device did not keep what was to be written, mostly because it has no room left: nothing of it is shown or sent. */
export class NotKept extends Error {
  override readonly name = 'NotKept';
  readonly code = 'NOT_KEPT';

  constructor(cause: unknown) {
    super('The device has no room left to keep this.', { cause });
  }
}
