import type { Instant } from '../../../../domain/kernel/instant.ts';
import type { Version } from '../../../../domain/kernel/version.ts';

type ColumnType =
  | 'uuid'
  | 'varchar'
  | 'text'
  | 'boolean'
  | 'smallint'
  | 'integer'
  | 'bigint'
  | 'moment'
  | 'moments'
  | 'transaction';

/** A column, whatever its values are. */
export interface AnyColumn {
  readonly type: ColumnType;
  /** Of a `varchar`, in characters. */
  readonly length?: number;
  readonly nullable?: boolean;
  /** Belongs to the primary key. */
  readonly primary?: boolean;
  readonly unique?: boolean;
  /** What a row has that is written without it. */
  readonly default?: boolean | number | string;
  /** The same where it is worked out by the database, in SQL. */
  readonly defaultSql?: string;
  /** Words of people, in the order in which people look them up. */
  readonly words?: boolean;
  /** The database gives the value. */
  readonly numbered?: boolean;
  /** Kept as a text of JSON. */
  readonly json?: boolean;
  /** The table whose primary key it holds. */
  readonly references?: string;
  /** The reference has to hold only when the transaction ends. */
  readonly deferred?: boolean;
}

/** A property that is never there: it keeps columns with values of different types apart. */
declare const values: unique symbol;

interface Holding<Value> extends AnyColumn {
  readonly [values]?: (value: Value) => Value;
}

export interface Column<Value> extends Holding<Value> {
  readonly json?: false;
  readonly numbered?: false;
}

export interface NumberedColumn<Value> extends Holding<Value> {
  readonly json?: false;
  readonly numbered: true;
}

export interface JsonColumn<Value> extends Holding<Value> {
  readonly json: true;
}

/** A column for each field of a row, with values of that field's type. */
export type ColumnsOf<Row> = {
  readonly [Field in keyof Row]-?: Column<Row[Field]> | NumberedColumn<Row[Field]> | JsonColumn<Row[Field]>;
};

/** The same without JSON: such rows go to the database and come from it as they are. */
export type PlainColumnsOf<Row> = {
  readonly [Field in keyof Row]-?: Column<Row[Field]> | NumberedColumn<Row[Field]>;
};

// What type the values have, among those that fit the column, is said by the row.
export const uuid = <V extends string>(): Column<V> => ({ type: 'uuid' });
export const text = <V extends string>(): Column<V> => ({ type: 'text' });
export const varchar = <V extends string>(length: number): Column<V> => ({ type: 'varchar', length });
export const words = <V extends string>(length: number): Column<V> => ({ type: 'varchar', length, words: true });
export const boolean = (): Column<boolean> => ({ type: 'boolean' });
export const smallint = <V extends number>(): Column<V> => ({ type: 'smallint' });
export const integer = <V extends number>(): Column<V> => ({ type: 'integer' });
export const bigint = <V extends number>(): Column<V> => ({ type: 'bigint' });
export const moment = (): Column<Instant> => ({ type: 'moment' });
export const moments = (): Column<readonly Instant[]> => ({ type: 'moments' });
/** The number of a transaction, as text: it has more digits than a number keeps. */
export const transaction = (): Column<string> => ({ type: 'transaction' });
export const version = (): Column<Version> => ({ type: 'integer' });
export const json = <V extends object>(): JsonColumn<V> => ({ type: 'text', json: true });
export const optionalJson = <V extends object>(): JsonColumn<V | null> => ({
  type: 'text',
  json: true,
  nullable: true,
});

/** A primary key of whole numbers that the database gives. */
export const numbered = <V extends number>(): NumberedColumn<V> => ({ type: 'bigint', primary: true, numbered: true });

type Trait = Pick<AnyColumn, 'default' | 'deferred' | 'primary' | 'references' | 'unique'>;

export const optional = <V>(column: Column<V>, traits: Trait = {}): Column<V | null> => ({
  ...shapeOf(column),
  ...traits,
  nullable: true,
});

export const required = <V>(column: Column<V>, traits: Trait): Column<V> => ({ ...column, ...traits });

/** The column without the type of its values. */
function shapeOf(column: AnyColumn): Omit<AnyColumn, 'json' | 'numbered'> {
  const { json: _json, numbered: _numbered, ...shape } = column;
  return shape;
}
