/** Held by whoever changes the tables. Any number that nothing else uses. */
export const migrationLock = 5_417_220_917;

/** Shared by the servers that run on a database; who fills it wants it alone. */
export const serverLock = 5_417_220_925;
