/** What operators name by its id. */
export type NamedThing = 'user' | 'payment' | 'file' | 'job' | 'webhook' | 'delivery';

export interface IdsFound {
  readonly total: number;
  /** The smallest; undefined where there is none. */
  readonly first: string | undefined;
}

export interface IdLookup {
  /** Ids that begin with that text, whoever owns what they name. */
  beginningWith(thing: NamedThing, beginning: string): Promise<IdsFound>;
}
