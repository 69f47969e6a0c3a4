type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const nodeOf = (value: unknown): Node => (isNode(value) ? value : {});
const listOf = (value: unknown): readonly unknown[] => (value === undefined ? [] : [value].flat());

/** Follows a reference inside its document. */
function resolved(document: Node, value: unknown): Node {
  const node = nodeOf(value);
  const reference = node['$ref'];
  if (typeof reference !== 'string') return node;
  const found = reference
    .slice(2)
    .split('/')
    .reduce<unknown>((at, key) => nodeOf(at)[key.replaceAll('~1', '/').replaceAll('~0', '~')], document);
  return resolved(document, found);
}

/** Whether clients send it or are answered with it: what is sent may become wider, what is answered narrower. */
type Way = 'sent' | 'answered';

interface Pair {
  readonly before: Node;
  readonly now: Node;
}

class Comparison {
  readonly found: string[] = [];
  readonly #documents: Pair;

  constructor(documents: Pair) {
    this.#documents = documents;
  }

  operations(): void {
    const { before, now } = this.#documents;
    for (const [path, methods] of Object.entries(nodeOf(before['paths'])))
      for (const [method, operation] of Object.entries(nodeOf(methods))) {
        const name = `${method.toUpperCase()} ${path}`;
        const same = nodeOf(nodeOf(now['paths'])[path])[method];
        if (!isNode(same)) this.found.push(`${name} is gone`);
        else this.#operation(name, { before: nodeOf(operation), now: same });
      }
  }

  #operation(name: string, { before, now }: Pair): void {
    if (before['operationId'] !== now['operationId']) this.found.push(`${name} has another operationId`);
    this.#parameters(name, { before, now });
    const body = this.#both({ before: before['requestBody'], now: now['requestBody'] });
    if (body.now['required'] === true && body.before['required'] !== true) this.found.push(`${name} needs a body`);
    this.#contents(`${name} body`, body, 'sent');
    for (const [status, response] of Object.entries(nodeOf(before['responses'])).filter(([each]) => each < '300')) {
      const pair = this.#both({ before: response, now: nodeOf(now['responses'])[status] });
      if (Object.keys(pair.now).length === 0) this.found.push(`${name} answers no ${status} any more`);
      else this.#contents(`${name} ${status}`, pair, 'answered');
    }
  }

  #parameters(name: string, { before, now }: Pair): void {
    const { before: documentBefore, now: documentNow } = this.#documents;
    const byName = (document: Node, list: unknown) =>
      new Map(
        listOf(list)
          .map((each) => resolved(document, each))
          .map((each) => [`${each['in']} ${each['name']}`, each]),
      );
    const old = byName(documentBefore, before['parameters']);
    const fresh = byName(documentNow, now['parameters']);
    for (const [key, parameter] of old) {
      const same = fresh.get(key);
      if (same === undefined) this.found.push(`${name} takes no ${key} any more`);
      else this.schemas(`${name} ${key}`, { before: nodeOf(parameter['schema']), now: nodeOf(same['schema']) }, 'sent');
    }
    for (const [key, { required }] of fresh)
      if (required === true && old.get(key)?.['required'] !== true) this.found.push(`${name} needs ${key}`);
  }

  #contents(name: string, { before, now }: Pair, way: Way): void {
    for (const [type, content] of Object.entries(nodeOf(before['content']))) {
      const same = nodeOf(now['content'])[type];
      if (!isNode(same)) this.found.push(`${name} knows no ${type} any more`);
      else this.schemas(name, { before: nodeOf(nodeOf(content)['schema']), now: nodeOf(same['schema']) }, way);
    }
  }

  schemas(name: string, given: Pair, way: Way): void {
    const pair = this.#both(given);
    this.#values(name, pair, way);
    this.#bounds(name, pair, way);
    this.#members(name, pair, way);
    this.#choices(name, pair, way);
    if (isNode(pair.before['items']))
      this.schemas(`${name}[]`, { before: pair.before['items'], now: nodeOf(pair.now['items']) }, way);
  }

  /** Types and enumerations: the wider side must hold all of the narrower one. */
  #values(name: string, { before, now }: Pair, way: Way): void {
    const [wide, narrow] = way === 'sent' ? [now, before] : [before, now];
    for (const key of ['type', 'enum', 'const']) {
      if (wide[key] === undefined) continue;
      const known = listOf(wide[key]);
      const missing =
        narrow[key] === undefined ? ['anything'] : listOf(narrow[key]).filter((each) => !known.includes(each));
      if (missing.length > 0)
        this.found.push(`${name} ${way === 'sent' ? 'no longer takes' : 'may now be'} ${key} ${missing.join(', ')}`);
    }
  }

  #bounds(name: string, { before, now }: Pair, way: Way): void {
    if (way === 'answered') return;
    for (const key of ['maxLength', 'maximum', 'maxItems'])
      if (Number(now[key] ?? Infinity) < Number(before[key] ?? Infinity)) this.found.push(`${name} has a lower ${key}`);
    for (const key of ['minLength', 'minimum', 'minItems'])
      if (Number(now[key] ?? -Infinity) > Number(before[key] ?? -Infinity))
        this.found.push(`${name} has a higher ${key}`);
  }

  #members(name: string, { before, now }: Pair, way: Way): void {
    const members = nodeOf(now['properties']);
    for (const [key, member] of Object.entries(nodeOf(before['properties'])))
      if (members[key] === undefined) this.found.push(`${name}.${key} is gone`);
      else this.schemas(`${name}.${key}`, { before: nodeOf(member), now: nodeOf(members[key]) }, way);
    const [more, less] = way === 'sent' ? [now, before] : [before, now];
    for (const key of listOf(more['required']).filter((each) => !listOf(less['required']).includes(each)))
      if (way === 'sent') this.found.push(`${name}.${key} must be sent`);
      else if (members[String(key)] !== undefined) this.found.push(`${name}.${key} is not always answered any more`);
  }

  /** Each of the narrower side's forms must still be one of the wider side's. */
  #choices(name: string, { before, now }: Pair, way: Way): void {
    const formsOf = (schema: Node): readonly Node[] => [schema['anyOf'] ?? schema['oneOf'] ?? []].flat().map(nodeOf);
    const [wide, narrow] = way === 'sent' ? [formsOf(now), formsOf(before)] : [formsOf(before), formsOf(now)];
    for (const [index, form] of narrow.entries()) {
      const fits = wide.some((other) => {
        const inner = new Comparison(this.#documents);
        inner.schemas('', way === 'sent' ? { before: form, now: other } : { before: other, now: form }, way);
        return inner.found.length === 0;
      });
      if (!fits && wide.length > 0)
        this.found.push(`${name} ${way === 'sent' ? 'no longer takes' : 'may now be'} form ${index + 1}`);
    }
  }

  #both({ before, now }: { readonly before: unknown; readonly now: unknown }): Pair {
    return { before: resolved(this.#documents.before, before), now: resolved(this.#documents.now, now) };
  }
}

/** What a client that was written by the document `before` can no longer count on. */
export function breakingChanges(before: object, now: object): readonly string[] {
  const comparison = new Comparison({ before: { ...before }, now: { ...now } });
  comparison.operations();
  return comparison.found;
}

/** A version says that something breaks by its first number, and before 1.0 by its second. */
export function saysThatItBreaks(before: string, now: string): boolean {
  const [major, minor] = before.split('.');
  const [newMajor, newMinor] = now.split('.');
  return newMajor !== major || (major === '0' && newMinor !== minor);
}
