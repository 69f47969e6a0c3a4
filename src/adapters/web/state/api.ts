import { createClient } from '../../../client/index.ts';

/** The browser keeps the tokens, in cookies that no script can read. */
export const api = createClient({ baseUrl: '', mode: 'cookie' });
