/** What a table holds about people: how it reaches its owner, and what an erasure does to it. */
export interface PersonalRows<Field extends string> {
  /** The fields that name the person; a row is theirs if any of them does. */
  readonly owners: readonly Field[];
  /** A row is also theirs if what this field refers to is. */
  readonly partOf?: { readonly field: Field; readonly table: string; readonly owner: string };
  /** The name in an export, and what is left out there: hashes, secrets, and what names others. Null: not exported. */
  readonly exported: { readonly as: string; readonly isAlone?: true; readonly without: readonly Field[] } | null;
  /** `remove`: the rows go. Otherwise they stay, with these fields emptied. */
  readonly erased: 'remove' | readonly Field[];
  /** Fields that sound as if they told about the person, and do not. */
  readonly harmless?: readonly Field[];
  /** Why rows stay, or why they are not exported. */
  readonly because?: string;
}

/** Nothing about people, or nothing that could be found again without knowing it already. */
export interface ImpersonalRows {
  readonly impersonal: string;
}

export type Personal<Field extends string> = PersonalRows<Field> | ImpersonalRows;

/** What a person owns alone: exported without what only the store needs, and removed with the person. */
export const ownRows = <Field extends string>(
  as: string,
  { owner, without = [] }: { readonly owner: Field; readonly without?: readonly Field[] },
): PersonalRows<Field> => ({
  owners: [owner],
  exported: { as, without: [owner, ...without] },
  erased: 'remove',
});
