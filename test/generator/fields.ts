import { snakeOf } from './names.ts';
import type { Target } from './targets.ts';

interface Named {
  readonly name: string;
  readonly column: string;
}
export interface TextField extends Named {
  readonly kind: 'string';
  readonly optional: boolean;
  readonly min: number;
  readonly max: number;
}
export interface IntegerField extends Named {
  readonly kind: 'integer';
  readonly optional: boolean;
  readonly min: number;
  readonly max: number;
}
export interface FlagField extends Named {
  readonly kind: 'boolean';
  readonly optional: false;
}
export interface ChoiceField extends Named {
  readonly kind: 'choice';
  readonly optional: false;
  readonly choices: readonly string[];
}
export interface TimestampField extends Named {
  readonly kind: 'timestamp';
  readonly optional: boolean;
}
/** The id of another thing of the same owner, or null. */
export interface ReferenceField extends Named {
  readonly kind: 'reference';
  readonly optional: true;
  readonly target: Target;
}
export type Field = TextField | IntegerField | FlagField | ChoiceField | TimestampField | ReferenceField;

/** Finds the resource of that plural. */
export type FindTarget = (plural: string) => Target;

export const fieldHelp = `name:string[:min..max][?]    a text, 1..255 unless said; with ? it may be left out
name:integer[:min..max][?]   a whole number
name:boolean                 false unless said
name:timestamp[?]            a moment with its zone
name:reference:projects      one of these of the same owner, or none
name:one|of|these            the first unless said (also name:enum|one|of|these)`;

const taken = 'id ownerId version createdAt updatedAt deletedAt search sort page limit cursor'.split(' ');
const largest = 2_147_483_647;

function parseReference(text: string, find: FindTarget): ReferenceField | undefined {
  const [, name, plural] = /^([a-z][a-zA-Z0-9]*):reference:([a-z-]+)$/.exec(text) ?? [];
  if (name === undefined || plural === undefined) return undefined;
  return { ...named(name), kind: 'reference', optional: true, target: find(plural) };
}

function parseField(text: string, find: FindTarget): Field {
  const reference = parseReference(text, find);
  if (reference !== undefined) return reference;
  const found = /^([a-z][a-zA-Z0-9]*):([a-z|]+)(?::(-?\d+)\.\.(-?\d+))?(\?)?$/.exec(text);
  if (found === null) throw new Error(`No field: ${text}\n${fieldHelp}`);
  const [, name = '', type = '', from, to, mark] = found;
  const optional = mark !== undefined;
  const bounds = (min: number, max: number) => ({ min: Number(from ?? min), max: Number(to ?? max) });
  if (type === 'string') return { ...named(name), kind: 'string', optional, ...bounds(1, 255) };
  if (type === 'integer') return { ...named(name), kind: 'integer', optional, ...bounds(-largest, largest) };
  if (type === 'timestamp') return { ...named(name), kind: 'timestamp', optional };
  if (optional) throw new Error(`${name} has a default, so it needs no question mark.`);
  if (type === 'boolean') return { ...named(name), kind: 'boolean', optional };
  const choices = type
    .replace(/^enum\|/, '')
    .split('|')
    .filter((choice) => choice !== '');
  if (choices.length < 2) throw new Error(`No type of a field: ${type}\n${fieldHelp}`);
  return { ...named(name), kind: 'choice', optional, choices };
}

function named(name: string): Named {
  if (taken.includes(name)) throw new Error(`Every resource has its ${name} already.`);
  return { name, column: snakeOf(name) };
}

const shortestLabel = 20;

/** The first is the text that people know an item by. */
export function parseFields(text: string, find: FindTarget): readonly [TextField, ...Field[]] {
  const [label, ...others] = text.split(',').map((field) => parseField(field, find));
  if (label?.kind !== 'string' || label.optional || label.max < shortestLabel)
    throw new Error(
      `The first field is the text that people know an item by: at least ${shortestLabel} long, not optional.`,
    );
  for (const field of [label, ...others])
    if ((field.kind === 'string' || field.kind === 'integer') && field.min > field.max)
      throw new Error(`${field.name}: ${field.min} is more than ${field.max}.`);
  return [label, ...others];
}
