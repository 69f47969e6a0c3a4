/** The start cannot succeed for a reason that a person can mend; the message says how. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
}
