import type { Announced } from './announced.ts';
import type { AnyColumn, ColumnsOf, JsonColumn, NumberedColumn } from './column.ts';
import type { Personal } from './personal.ts';
import { type SnakeCase, snakeCase } from './snake-case.ts';

export type FieldOf<Row> = keyof Row & string;

/** For the comparison with what migrations make. */
export interface Index<Field extends string> {
  readonly name: string;
  readonly fields: readonly Field[];
  readonly unique?: true;
  readonly where?: string;
  /** For a nullable field in descending order: rows without a value are last in both orders, which takes two indexes. */
  readonly descending?: true;
}

/** An index of more than plain columns. */
export interface ExpressionIndex {
  readonly name: string;
  readonly expression: string;
}

export interface Check {
  readonly name: string;
  readonly expression: string;
}

export interface TableDefinition<Name extends string, Row, Columns> {
  readonly name: Name;
  readonly columns: Columns;
  readonly indexes?: readonly (Index<FieldOf<Row>> | ExpressionIndex)[];
  readonly checks?: readonly Check[];
  /** Columns, by their own names, that are nobody's fields: the database fills them, or only an earlier release reads them. */
  readonly others?: Readonly<Record<string, AnyColumn>>;
  readonly personal: Personal<FieldOf<Row>>;
  readonly announced?: Announced<Row>;
  /** Each row carries the transaction that last wrote it, so that nobody misses its changes. */
  readonly stamped?: true;
}

/** A row as PostgreSQL keeps it: what is JSON is a text. */
export type StoredRow<Row, Columns> = {
  [Field in FieldOf<Row>]: Field extends keyof Columns
    ? Columns[Field] extends JsonColumn<Row[Field]>
      ? string | Extract<Row[Field], null>
      : Row[Field]
    : never;
};

/** The same under the names of the columns. */
export type ColumnValues<Row, Columns> = {
  [Field in FieldOf<Row> as SnakeCase<Field>]: StoredRow<Row, Columns>[Field];
};

/** The columns that a row may be written without. */
export type GivenByDatabase<Row, Columns> = {
  [Field in FieldOf<Row>]: Field extends keyof Columns
    ? Columns[Field] extends NumberedColumn<Row[Field]>
      ? SnakeCase<Field>
      : never
    : never;
}[FieldOf<Row>];

export type ColumnAsField<Field extends string> = Field extends string ? `${SnakeCase<Field>} as ${Field}` : never;

/** The transaction that last wrote the row. */
const stamp: AnyColumn = { type: 'transaction', defaultSql: 'pg_current_xact_id()' };

/** The one list of a table's columns: whatever reads or writes its rows, in either store, is made from it. */
export class Table<Name extends string, Row, Columns extends ColumnsOf<Row>> {
  readonly name: Name;
  readonly columns: Columns;
  readonly indexes: readonly (Index<FieldOf<Row>> | ExpressionIndex)[];
  readonly checks: readonly Check[];
  readonly others: Readonly<Record<string, AnyColumn>>;
  readonly personal: Personal<FieldOf<Row>>;
  /** Undefined where other systems are told nothing of its rows, or by other means. */
  readonly announced: Announced<Row> | undefined;
  readonly stamped: boolean;
  readonly fields: readonly FieldOf<Row>[];
  /** The fields of the primary key. */
  readonly key: readonly FieldOf<Row>[];
  /** For a query's `select`: every column, under the name of its field. */
  readonly all: readonly ColumnAsField<FieldOf<Row>>[];

  constructor(definition: TableDefinition<Name, Row, Columns>) {
    const { name, columns, indexes = [], checks = [], others = {}, personal, announced, stamped = false } = definition;
    this.name = name;
    this.columns = columns;
    this.indexes = indexes;
    this.checks = checks;
    this.others = stamped ? { ...others, changed_in: stamp } : others;
    this.personal = personal;
    this.announced = announced;
    this.stamped = stamped;
    // A definition has the fields of the row and no others, which the type of an object's keys cannot say.
    this.fields = Object.keys(columns) as FieldOf<Row>[];
    this.key = this.fields.filter((field) => this.column(field).primary);
    // Each of the union, which a template of the whole union cannot say.
    this.all = this.fields.map((field) => `${snakeCase(field)} as ${field}`) as ColumnAsField<FieldOf<Row>>[];
  }

  column(field: FieldOf<Row>): AnyColumn {
    return this.columns[field];
  }

  /** For a query's `values` and `set`. */
  toColumns(row: Row): ColumnValues<Row, Columns> {
    const values = this.fields.map((field) => {
      const value = row[field];
      return [snakeCase(field), this.column(field).json && value !== null ? JSON.stringify(value) : value];
    });
    // Each field under the name of its column: the mapping that the type describes.
    return Object.fromEntries(values) as ColumnValues<Row, Columns>;
  }

  /** From what a query of `all` answers with. */
  fromStored(stored: StoredRow<Row, Columns>): Row {
    const read = (field: FieldOf<Row>) => {
      const value = stored[field];
      return typeof value === 'string' && this.column(field).json ? JSON.parse(value) : value;
    };
    // What `toColumns` has written, field by field.
    return Object.fromEntries(this.fields.map((field) => [field, read(field)])) as Row;
  }
}

/** Defines the table of such rows: each field needs a column with values of its type. */
export const tableOf =
  <Row>() =>
  <const Name extends string, const Columns extends ColumnsOf<Row>>(
    definition: TableDefinition<Name, Row, Columns>,
  ): Table<Name, Row, Columns> =>
    new Table(definition);
