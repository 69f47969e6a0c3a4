import type { Call } from '../../client/create-client.ts'; // refused: the product imports the client

export type Method = Call | 'GET';
