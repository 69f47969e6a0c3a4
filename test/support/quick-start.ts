import { readFileSync } from 'node:fs';

/** The files that a quick start tells its reader to save, by their paths: each stands in a block that names it. */
export function filesOf(document: string): ReadonlyMap<string, string> {
  const text = readFileSync(document, 'utf8');
  const blocks = text.matchAll(/^```\w+ (\S+)\n(.*?)^```$/gms);
  return new Map([...blocks].map(([, path = '', code = '']) => [path, code]));
}
