/** The client went away before its request was complete. Nobody is there to be answered, and nothing of ours went wrong. */
export class ClientGone extends Error {
  override readonly name = 'ClientGone';
  constructor() {
    super('The client went away.');
  }
}
