/** Settings of other PostgreSQL clients, which the driver would read where an address leaves something out. */
const foreign = /^(PG|NODE_PG_)/;

for (const name of Object.keys(process.env)) if (foreign.test(name)) delete process.env[name];
