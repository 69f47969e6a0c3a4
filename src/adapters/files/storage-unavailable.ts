/** Where bytes are kept cannot be reached now, or does not do what it must. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';
}
