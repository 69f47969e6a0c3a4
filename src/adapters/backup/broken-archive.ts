/** The bytes are not those that were written: cut short, or changed. */
export class BrokenArchive extends Error {
  override readonly name = 'BrokenArchive';
}
