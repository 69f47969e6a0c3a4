/** A kind of thing that events tell of. */
export interface EventSource {
  readonly kind: string;
  /** All that can be subscribed to. */
  readonly types: readonly string[];
  /** What v1 shows of it. */
  present(facts: object): object;
}

export const eventsOf = <View>(
  kind: string,
  names: readonly string[],
  present: (facts: View) => object,
): EventSource => ({
  kind,
  types: names.map((name) => `${kind}.${name}`),
  // What is kept of an event are the facts of the kind that its type names.
  present: (facts) => present(facts as View),
});

/** Of any resource. A milestone is a change with a name of its own, told in place of `changed`. */
export const resourceEvents = <View>(
  kind: string,
  present: (facts: View) => object,
  milestones: readonly string[] = [],
): EventSource => eventsOf(kind, ['created', 'changed', ...milestones, 'deleted', 'restored'], present);
