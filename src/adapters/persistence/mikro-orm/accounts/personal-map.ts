/** Where something is kept about people, how it reaches its owner, and what an erasure does to it. */
export interface PersonalTable {
  readonly table: string;
  /** The columns that name the person; a row is theirs if any of them does. */
  readonly owners: readonly string[];
  /** A row is also theirs if what this column refers to is. */
  readonly partOf?: { readonly column: string; readonly table: string; readonly owner: string };
  /** The name in an export, and what is left out there: hashes, secrets, and what names others. Null: not exported. */
  readonly exported: { readonly as: string; readonly without: readonly string[] } | null;
  /** `remove`: the rows go. Otherwise they stay, with these columns emptied. */
  readonly erased: 'remove' | readonly string[];
  /** Columns that sound as if they told about the person, and do not. */
  readonly harmless?: readonly string[];
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
    table: 'payment_keys',
    owners: ['owner_id'],
    exported: { as: 'paymentKeys', without: ['owner_id', 'fingerprint'] },
    erased: ['answer'],
    because: 'a key stays bound to its payment for ever',
  },
  {
    table: 'refunds',
    owners: [],
    partOf: { column: 'payment_id', table: 'payments', owner: 'owner_id' },
    exported: { as: 'refunds', without: ['place', 'gateway_id', 'busy_until'] },
    erased: ['reason'],
    because: 'no row may claim money that did not move, and none may be missing that did',
  },
  {
    table: 'payments',
    owners: ['owner_id'],
    exported: { as: 'payments', without: ['owner_id', 'disputes', 'busy_until', 'next_action'] },
    erased: ['description', 'next_action'],
    because: 'what was paid must stay known; the payment method is a name that only the gateway understands',
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
    harmless: ['actor_type', 'subject_type', 'subject_id'],
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

/** Tables that hold nothing about people, or nothing that could be found again without knowing it already. */
export const impersonalTables: Readonly<Record<string, string>> = {
  mikro_orm_migrations: 'the names of migrations',
  sign_in_guesses: 'a digest of an address, which an erasure removes as well',
  gateway_events: 'the ids of what a gateway told',
  sandbox_intents: 'the ledger of a gateway that moves no money',
  sandbox_keys: 'the ledger of a gateway that moves no money',
  sandbox_refunds: 'the ledger of a gateway that moves no money',
};
