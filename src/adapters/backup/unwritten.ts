/** The place where a backup goes took no more; the cause says why. */
export class Unwritten extends Error {
  override readonly name = 'Unwritten';
}
