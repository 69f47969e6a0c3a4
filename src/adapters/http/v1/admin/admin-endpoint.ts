import type { Result } from 'neverthrow';
import type { Actor } from '../../../../application/kernel/actor.ts';
import { type Endpoint, endpoint, type SignedInEndpoint } from '../../kit/endpoint.ts';
import type { V1Failure } from '../contract.ts';
import type { AdminParts } from './parts.ts';

type Admitted<Params, Query, Body> = Omit<
  SignedInEndpoint<V1Failure, Params, Query, Body>,
  'access' | 'admits' | 'tag' | 'streams'
>;

/** A route that only admins may use. */
export const adminEndpoint =
  ({ operators: { admit } }: AdminParts) =>
  <Params = undefined, Query = undefined, Body = undefined>(
    typed: Admitted<Params, Query, Body>,
  ): Endpoint<V1Failure> =>
    endpoint<V1Failure, Params, Query, Body>({
      ...typed,
      description: [typed.description, 'For admins alone: with anybody else’s token, the sandbox’s too, it is 403.']
        .filter(Boolean)
        .join(' '),
      tag: 'Admin',
      access: 'user',
      failures: ['admin.required', ...(typed.failures ?? [])],
      admits: (actor: Actor): Promise<Result<void, V1Failure>> => admit.execute(actor, `${typed.method} ${typed.path}`),
    });
