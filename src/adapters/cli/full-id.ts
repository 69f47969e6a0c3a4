import { err, ok, type Result } from 'neverthrow';
import type { IdLookup, NamedThing } from '../../application/kernel/id-lookup.ts';
import type { Failure } from '../../domain/kernel/failure.ts';

export interface IdAmbiguous extends Failure {
  readonly kind: 'cli.id_ambiguous';
  readonly typed: string;
  readonly candidates: number;
}

/** A shorter one is easily somebody else's tomorrow. */
const shortest = 6;

/** The id that begins with what was typed; what is whole, too short, an e-mail or the beginning of none stays as it is. */
export async function fullId(lookup: IdLookup, thing: NamedThing, typed: string): Promise<Result<string, IdAmbiguous>> {
  if (typed.length < shortest || typed.includes('@')) return ok(typed);
  const { total, first } = await lookup.beginningWith(thing, typed);
  if (first === undefined || first === typed) return ok(typed);
  return total === 1 ? ok(first) : err({ kind: 'cli.id_ambiguous', typed, candidates: total });
}
