import { about, imports } from '../rule.ts';

const client = 'src/client/';
const page = 'src/adapters/web/';

export const clientStandsAlone = about(
  'the client imports itself alone, and nothing of the product but its page imports it',
  imports,
  ({ target }, path) => {
    if (path.startsWith(client)) return !target.startsWith(client) && 'the client imports something else';
    const isOfServer = path.startsWith('src/') && !path.startsWith(page);
    return isOfServer && target.startsWith(client) && 'the product imports the client';
  },
);

export const pageUsesTheClient = about(
  'the page imports itself, the client and Preact alone, and nothing imports it',
  imports,
  ({ target }, path) => {
    const isAtHand = [page, client, 'preact'].some((each) => target.startsWith(each));
    if (path.startsWith(page)) return !isAtHand && 'the page imports something else';
    return path.startsWith('src/') && target.startsWith(page) && 'the product imports its page';
  },
);
