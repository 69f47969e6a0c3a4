/** What `libpq` calls a connection's parameters, by its own names: `host`, `port`, `user`, `dbname`, `sslmode` … */
export type ConnectionParameters = Readonly<Record<string, string>>;

const uri = /^postgres(?:ql)?:\/\/(?:([^/?#]*)@)?([^/?#]*)(?:\/([^?#]*))?(?:\?([^#]*))?$/s;
const keyword = /\s*([a-z_]+)\s*=\s*('(?:\\.|[^'\\])*'|(?:\\.|[^\s'\\])+)/gy;

/**
 * Reads a connection string as `libpq` does (PostgreSQL's documentation, 32.1.1), in either of its forms: a URI, with any
 * number of hosts, or `keyword=value` pairs. Undefined where it is neither.
 */
export function parseConnectionString(text: string): ConnectionParameters | undefined {
  try {
    return text.includes('://') ? parseUri(text) : parseKeywords(text);
  } catch (error) {
    // A `%` that begins no encoded byte.
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

function parseUri(text: string): ConnectionParameters | undefined {
  const [, account = '', servers = '', dbname = '', query = ''] = uri.exec(text) ?? [];
  if (!uri.test(text)) return undefined;
  const [user = '', password = ''] = splitOnce(account, ':');
  const places = servers.split(',').map(placeOf);
  const given = {
    user: decodeURIComponent(user),
    password: decodeURIComponent(password),
    host: places.map(({ host }) => host).join(','),
    port: places.some(({ port }) => port !== '') ? places.map(({ port }) => port).join(',') : '',
    dbname: decodeURIComponent(dbname),
    ...Object.fromEntries(
      query
        .split('&')
        .filter((pair) => pair !== '')
        .map((pair) => splitOnce(pair, '=').map(decodeURIComponent)),
    ),
  };
  return filledIn(given);
}

function parseKeywords(text: string): ConnectionParameters | undefined {
  const pairs = [...text.trimEnd().matchAll(keyword)];
  const read = pairs.reduce((length, [whole]) => length + whole.length, 0);
  if (pairs.length === 0 || read !== text.trimEnd().length) return undefined;
  return filledIn(Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, unquoted(value)])));
}

const unquoted = (value: string): string =>
  (value.startsWith("'") ? value.slice(1, -1) : value).replace(/\\(.)/gs, '$1');

/** `[::1]:5432`, `db.example.com:5432`, `%2Fvar%2Frun`, or nothing. */
function placeOf(text: string): { readonly host: string; readonly port: string } {
  const [, bracketed, plain = '', port = ''] = /^(?:\[([^\]]*)\]|([^:]*))(?::(.*))?$/s.exec(text) ?? [];
  return { host: decodeURIComponent(bracketed ?? plain), port };
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

const filledIn = (given: Record<string, string>): ConnectionParameters =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
