import type { ServerResponse } from 'node:http';

/** The head of an answer while it is gathered. It is written at once, which costs much less than setting each field on the response. */
export class Head {
  readonly #fields: string[];

  /** @param fields names and values in turn, as `writeHead` takes them */
  constructor(fields: readonly string[]) {
    this.#fields = [...fields];
  }

  /** In place of what the field held before. */
  set(name: string, value: string | number): void {
    const fields = this.#fields;
    for (let at = 0; at < fields.length; at += 2)
      if (isSame(fields[at] as string, name)) {
        fields[at + 1] = String(value);
        return;
      }
    fields.push(name, String(value));
  }

  /** Beside what the field holds. */
  add(name: string, value: string): void {
    this.#fields.push(name, value);
  }

  setAll(fields: Readonly<Record<string, string>> | undefined): void {
    for (const name in fields) this.set(name, fields[name] as string);
  }

  write(response: ServerResponse, status: number): void {
    response.writeHead(status, this.#fields);
  }

  /** For who answers by the response itself: what it sets there counts. */
  handTo(response: ServerResponse): void {
    for (let at = 0; at < this.#fields.length; at += 2)
      response.appendHeader(this.#fields[at] as string, this.#fields[at + 1] as string);
  }
}

const isSame = (one: string, other: string): boolean =>
  one === other || (one.length === other.length && one.toLowerCase() === other.toLowerCase());
