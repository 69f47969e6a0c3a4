import { snakeOf } from './names.ts';

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
export type Field = TextField | IntegerField | FlagField | ChoiceField | TimestampField;

export const fieldHelp = `name:string[:min..max][?]    a text, 1..255 unless said; with ? it may be left out
name:integer[:min..max][?]   a whole number
name:boolean                 false unless said
name:timestamp[?]            a moment with its zone
name:one|of|these            the first unless said (also name:enum|one|of|these)`;

const taken = 'id ownerId version createdAt updatedAt deletedAt search sort page limit cursor'.split(' ');
const largest = 2_147_483_647;

function parseField(text: string): Field {
  const found = /^([a-z][a-zA-Z0-9]*):([a-z|]+)(?::(-?\d+)\.\.(-?\d+))?(\?)?$/.exec(text);
  if (found === null) throw new Error(`No field: ${text}\n${fieldHelp}`);
  const [, name = '', type = '', from, to, mark] = found;
  if (taken.includes(name)) throw new Error(`Every resource has its ${name} already.`);
  const named = { name, column: snakeOf(name) };
  const optional = mark !== undefined;
  const bounds = (min: number, max: number) => ({ min: Number(from ?? min), max: Number(to ?? max) });
  if (type === 'string') return { ...named, kind: 'string', optional, ...bounds(1, 255) };
  if (type === 'integer') return { ...named, kind: 'integer', optional, ...bounds(-largest, largest) };
  if (type === 'timestamp') return { ...named, kind: 'timestamp', optional };
  if (optional) throw new Error(`${name} has a default, so it needs no question mark.`);
  if (type === 'boolean') return { ...named, kind: 'boolean', optional };
  const choices = type
    .replace(/^enum\|/, '')
    .split('|')
    .filter((choice) => choice !== '');
  if (choices.length < 2) throw new Error(`No type of a field: ${type}\n${fieldHelp}`);
  return { ...named, kind: 'choice', optional, choices };
}

const shortestLabel = 20;

/** The first is the text that people know an item by. */
export function parseFields(text: string): readonly [TextField, ...Field[]] {
  const [label, ...others] = text.split(',').map(parseField);
  if (label?.kind !== 'string' || label.optional || label.max < shortestLabel)
    throw new Error(
      `The first field is the text that people know an item by: at least ${shortestLabel} long, not optional.`,
    );
  for (const field of [label, ...others])
    if ((field.kind === 'string' || field.kind === 'integer') && field.min > field.max)
      throw new Error(`${field.name}: ${field.min} is more than ${field.max}.`);
  return [label, ...others];
}
