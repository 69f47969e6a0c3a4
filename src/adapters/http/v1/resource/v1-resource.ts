import type { Result } from 'neverthrow';
import type { Actor } from '../../../../application/kernel/actor.ts';
import type { CommandOutcome } from '../../../../application/sync/ports.ts';
import type { Version } from '../../../../domain/kernel/version.ts';
import type { JsonObject } from '../../kit/body.ts';
import type { Endpoint } from '../../kit/endpoint.ts';
import type { KitFailure } from '../../kit/failures.ts';
import type { V1Failure } from '../contract.ts';
import type { ShownKind } from './shown-kind.ts';

export interface CommandGiven {
  readonly id: unknown;
  /** The body of the route that does the same. */
  readonly args: JsonObject;
  readonly expected: readonly Version[] | undefined;
}

export interface CommandRefusal {
  readonly failure: V1Failure | KitFailure;
  /** The thing as it is, where it is not as the client thought. */
  readonly current?: object;
}

/** What a route does, as a command. */
export interface CommandRoute {
  /** `task.create`. */
  readonly type: string;
  readonly creates: boolean;
  execute(actor: Actor, given: CommandGiven): Promise<Result<CommandOutcome, CommandRefusal>>;
}

/** All that v1 offers of a kind of thing. */
export interface V1Resource {
  readonly kind: ShownKind;
  readonly endpoints: readonly Endpoint<V1Failure>[];
  readonly commands: readonly CommandRoute[];
}
