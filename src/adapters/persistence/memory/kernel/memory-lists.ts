import type { Listing, Lists, Position, Slice, SortValue } from '../../../../application/kernel/listing.ts';
import type { Page, Window } from '../../../../application/kernel/page.ts';
import { orderOf } from '../resource/order.ts';

interface Identified {
  readonly id: string;
}

interface Listed<Item, Field extends string, Filter> {
  matching(filter: Filter): Promise<readonly Item[]>;
  /** Whether they are words of people, in the order in which people look them up. */
  isOfWords(field: Field): boolean;
}

/** Lists of everybody's rows, for operators. */
export class MemoryLists<Item extends Identified & Record<Field, SortValue>, Field extends string, Filter>
  implements Lists<Item, Field, Filter>
{
  readonly #listed: Listed<Item, Field, Filter>;

  constructor(listed: Listed<Item, Field, Filter>) {
    this.#listed = listed;
  }

  async page(listing: Listing<Field, Filter>, { limit, offset }: Window): Promise<Page<Item>> {
    const all = await this.#inOrder(listing);
    return { items: all.slice(offset, offset + limit), total: all.length };
  }

  async walk(listing: Listing<Field, Filter>, after: Position, limit: number): Promise<Slice<Item>> {
    const compare = this.#compare(listing);
    const rest = (await this.#inOrder(listing)).filter((one) => compare(this.#position(one, listing), after) > 0);
    return { items: rest.slice(0, limit), more: rest.length > limit };
  }

  async #inOrder(listing: Listing<Field, Filter>): Promise<readonly Item[]> {
    const compare = this.#compare(listing);
    return [...(await this.#listed.matching(listing.filter))].sort((one, other) =>
      compare(this.#position(one, listing), this.#position(other, listing)),
    );
  }

  #compare({ sort: { field, descending } }: Listing<Field, Filter>) {
    return orderOf(descending, this.#listed.isOfWords(field));
  }

  #position(item: Item, { sort: { field } }: Listing<Field, Filter>): Position {
    return { value: item[field], id: item.id };
  }
}
