import { about, imports } from '../rule.ts';

const client = 'src/client/';

export const clientStandsAlone = about(
  'the client imports itself alone, and nothing of the product imports it',
  imports,
  ({ target }, path) => {
    if (path.startsWith(client)) return !target.startsWith(client) && 'the client imports something else';
    return path.startsWith('src/') && target.startsWith(client) && 'the product imports the client';
  },
);
