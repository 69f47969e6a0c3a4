import type { Place } from './http-server.ts';

export interface Welcome {
  readonly place: Place;
  readonly userId: string;
  /** A token of that user for the first requests. */
  token(): Promise<string>;
}

/** Where a browser on this machine finds the server. */
export function urlOf({ host, port }: Place): string {
  const local = ['0.0.0.0', '::', '127.0.0.1', '::1', 'localhost'].includes(host);
  const name = local ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/** What a newcomer does next. */
export async function welcomeText({ place, userId, token }: Welcome): Promise<string> {
  const url = urlOf(place);
  return [
    '',
    `  Mainstay listens on ${url}`,
    `  Open the page:      ${url}/`,
    `  Try every route:    ${url}/docs`,
    '  Or from a terminal, with a token that is good for a day:',
    '',
    `curl -H "Authorization: Bearer ${await token()}" ${url}/api/${userId}/tasks`,
    '',
    '',
  ].join('\n');
}
