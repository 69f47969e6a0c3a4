/** Where something is kept about people, how it reaches its owner, and what an erasure does to it. */
export interface PersonalTable {
  readonly table: string;
  /** The columns that name the person; a row is theirs if any of them does. */
  readonly owners: readonly string[];
  /** The name in an export, and what is left out there: hashes, secrets, and what names others. Null: not exported. */
  readonly exported: { readonly as: string; readonly without: readonly string[] } | null;
  /** `remove`: the rows go. Otherwise they stay, with these columns emptied. */
  readonly erased: 'remove' | readonly string[];
  /** Why rows stay, or why they are not exported. */
  readonly because?: string;
}

/**
 * In the order of erasure: what refers to other rows goes first. A test reads the database's catalogue and refuses a
 * table with a column that refers to a person, if that column is not named here.
 */
export const personalTables: readonly PersonalTable[] = [
  {
    table: 'idempotency_records',
    owners: ['owner_id'],
    exported: { as: 'keptAnswers', without: ['owner_id', 'fingerprint', 'headers'] },
    erased: 'remove',
  },
  {
    table: 'tasks',
    owners: ['owner_id'],
    exported: { as: 'tasks', without: ['owner_id', 'version'] },
    erased: 'remove',
  },
  {
    table: 'projects',
    owners: ['owner_id'],
    exported: { as: 'projects', without: ['owner_id', 'version'] },
    erased: 'remove',
  },
  {
    table: 'audit_entries',
    owners: ['user_id', 'actor_id'],
    exported: { as: 'audit', without: ['user_id'] },
    erased: ['address'],
    because: 'what happened must stay known; it names the person by an id that leads nowhere any more',
  },
  {
    table: 'sessions',
    owners: ['user_id'],
    exported: {
      as: 'sessions',
      without: ['user_id', 'overtaken', 'current_hash', 'predecessor_hash', 'seed', 'given_at', 'acknowledged'],
    },
    erased: 'remove',
  },
  {
    table: 'mailed_links',
    owners: ['user_id'],
    exported: { as: 'mailedLinks', without: ['id', 'user_id', 'token_hash'] },
    erased: 'remove',
  },
  {
    table: 'passwords',
    owners: ['user_id'],
    exported: null,
    erased: 'remove',
    because: 'it holds the address, exported with the user, and a hash, which is for nobody to see',
  },
  {
    table: 'users',
    owners: ['id'],
    exported: { as: 'user', without: ['version'] },
    erased: ['email', 'email_as_of', 'name', 'email_verified_at'],
    because: 'the row stays so that its id is never given again',
  },
];
