import type { Instant } from '../../../../domain/kernel/instant.ts';
import type { Version } from '../../../../domain/kernel/version.ts';
import { type Announced, announcedResource } from './announced.ts';
import type { AnyColumn, PlainColumnsOf } from './column.ts';
import type { Personal } from './personal.ts';
import { type ColumnAsField, type FieldOf, Table, type TableDefinition } from './table.ts';

/** What every resource has. */
export interface ResourceRow {
  readonly id: string | number;
  readonly ownerId: string;
  readonly version: Version;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly deletedAt: Instant | null;
}

export interface Searched {
  readonly search?: string;
}

/** What a filter asks of a field, where it is not that the field is equal to what was given. */
export interface Condition<Field extends string> {
  readonly field: Field;
  readonly is: '>=' | '<';
}

type Conditions<Row, Filter> = {
  readonly [Name in Exclude<keyof Filter & string, FieldOf<Row> | keyof Searched>]-?: Condition<FieldOf<Row>>;
};

interface ResourceDefinition<Name extends string, Row, View, Filter, Columns>
  extends TableDefinition<Name, Row, Columns> {
  /** In the singular, as in the events that tell of it: `task`. */
  readonly kind: string;
  /** A field that is set to true once something is reached, which has an event of its own. */
  readonly milestone?: FieldOf<Row>;
  /** The fields that lists do not show. */
  readonly hidden: Readonly<Record<Exclude<FieldOf<Row>, keyof View>, true>>;
  /** The texts in which `search` looks. The database keeps them folded in `search_text`; one index holds the owner and its trigrams. */
  readonly searched: readonly FieldOf<Row>[];
  /** A filter of a field's name asks for that value; any other says here what it asks. */
  readonly conditions: Conditions<Row, Filter>;
}

type Asked<Field extends string> = Condition<Field> | { readonly field: Field; readonly is: '=' };

/** As much of a resource's table as the stores need, which work for any. */
export interface AnyResourceTable<Row> {
  readonly name: string;
  readonly fields: readonly FieldOf<Row>[];
  readonly key: readonly FieldOf<Row>[];
  readonly all: readonly string[];
  readonly viewed: readonly FieldOf<Row>[];
  readonly searched: readonly FieldOf<Row>[];
  readonly personal: Personal<FieldOf<Row>>;
  readonly announced: Announced<Row> | undefined;
  column(field: FieldOf<Row>): AnyColumn;
  conditionOf(filter: string): Asked<FieldOf<Row>>;
}

/** The same where what lists show has a type of its own. */
export interface ViewedResourceTable<Row, View> extends AnyResourceTable<Row> {
  readonly viewed: readonly (FieldOf<Row> & keyof View)[];
}

/** The columns of a resource, and what its lists show, search and filter by. */
export class ResourceTable<
    Name extends string,
    Row extends ResourceRow,
    View,
    Filter extends Searched,
    Columns extends PlainColumnsOf<Row>,
  >
  extends Table<Name, Row, Columns>
  implements ViewedResourceTable<Row, View>
{
  readonly viewed: readonly (FieldOf<Row> & keyof View)[];
  readonly searched: readonly FieldOf<Row>[];
  /** As `all`, without what lists do not show. */
  readonly shown: readonly ColumnAsField<FieldOf<Row> & keyof View>[];
  readonly milestone: FieldOf<Row> | undefined;
  readonly #conditions: ReadonlyMap<string, Condition<FieldOf<Row>>>;

  constructor(definition: ResourceDefinition<Name, Row, View, Filter, Columns>) {
    super({
      ...definition,
      others: { ...definition.others, search_text: { type: 'text', nullable: true } },
      stamped: true,
      announced: announcedResource(definition.kind, definition.milestone),
    });
    const isViewed = (field: FieldOf<Row>): field is FieldOf<Row> & keyof View => !(field in definition.hidden);
    const isShown = (column: ColumnAsField<FieldOf<Row>>): column is ColumnAsField<FieldOf<Row> & keyof View> =>
      this.viewed.some((field) => column.endsWith(` as ${field}`));
    this.viewed = this.fields.filter(isViewed);
    this.shown = this.all.filter(isShown);
    this.searched = definition.searched;
    this.milestone = definition.milestone;
    this.#conditions = new Map(Object.entries<Condition<FieldOf<Row>>>(definition.conditions));
  }

  /** What the filter of that name asks of which field. */
  conditionOf(filter: string): Asked<FieldOf<Row>> {
    const condition = this.#conditions.get(filter);
    if (condition !== undefined) return condition;
    const field = this.fields.find((one) => one === filter);
    if (field === undefined) throw new Error(`${this.name} has no filter ${filter}`);
    return { field, is: '=' };
  }
}

/** Defines the table of a resource: its rows, what its lists show of them, and what they are filtered by. */
export const resourceTableOf =
  <Row extends ResourceRow, View, Filter extends Searched>() =>
  <const Name extends string, const Columns extends PlainColumnsOf<Row>>(
    definition: ResourceDefinition<Name, Row, View, Filter, Columns>,
  ): ResourceTable<Name, Row, View, Filter, Columns> =>
    new ResourceTable(definition);
