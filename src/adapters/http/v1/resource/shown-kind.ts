import type { ZodObject } from 'zod';
import type { Viewed } from './resource-routes.ts';
import { camelCase } from './shared-words.ts';

/** How things of a kind are shown wherever they are shown beside others. */
export interface ShownKind {
  /** In the plural, as a field: `tasks`. */
  readonly name: string;
  readonly view: ZodObject;
  /** @param facts what lists show of a thing of this kind */
  present(facts: Viewed): object;
}

interface Named<View> {
  readonly plural: string;
  readonly view: ZodObject;
  present(facts: View): object;
}

export const shownKind = <View extends Viewed>({ plural, view, present }: Named<View>): ShownKind => ({
  name: camelCase(plural),
  view,
  // Whoever asks has looked the kind up by the thing's own.
  present: (facts) => present(facts as View),
});
