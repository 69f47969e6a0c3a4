/** The forms of a resource's name that files hold. */
export interface Names {
  /** `shopping-list` */
  readonly file: string;
  readonly files: string;
  /** `shoppingList` */
  readonly camel: string;
  readonly camels: string;
}

const singularOf = (plural: string): string =>
  plural.endsWith('ies') ? `${plural.slice(0, -3)}y` : plural.replace(/(?<=s|x|ch|sh)es$|s$/, '');

export const camelOf = (kebab: string): string =>
  kebab.replace(/[-_](\w)/g, (_, letter: string) => letter.toUpperCase());
export const pascalOf = (kebab: string): string => capitalized(camelOf(kebab));
export const snakeOf = (name: string): string =>
  name.replaceAll('-', '_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function namesOf(plural: string, singular = singularOf(plural)): Names {
  if (![plural, singular].every((name) => /^[a-z]+(-[a-z]+)*$/.test(name)))
    throw new Error(`A resource is named in the plural, in lower-case letters and hyphens: ${plural}`);
  if (singular === plural) throw new Error(`What is one of the ${plural}? Say so with --singular.`);
  return { file: singular, files: plural, camel: camelOf(singular), camels: camelOf(plural) };
}

/** Templates speak of a thing: `Thing`, `things`, `%thing%` in files and paths, `_things_` in SQL, `~things~` in prose. */
export const renamed = (text: string, { file, files, camel, camels }: Names): string =>
  text
    .replaceAll('%things%', files)
    .replaceAll('%thing%', file)
    .replaceAll('_things_', snakeOf(files))
    .replaceAll('_thing_', snakeOf(file))
    .replaceAll('^things^', capitalized(files.replaceAll('-', ' ')))
    .replaceAll('~things~', files.replaceAll('-', ' '))
    .replaceAll('~thing~', file.replaceAll('-', ' '))
    .replaceAll('Things', capitalized(camels))
    .replaceAll('Thing', capitalized(camel))
    .replace(/(?<![a-zA-Z])things(?![a-z])/g, camels)
    .replace(/(?<![a-zA-Z])thing(?![a-z])/g, camel);
