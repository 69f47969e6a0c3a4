import type { Endpoint } from '../../kit/endpoint.ts';
import type { AccountFailure } from './failures.ts';
import { linkEndpoints } from './link-endpoints.ts';
import { meEndpoints } from './me-endpoints.ts';
import { sessionEndpoints } from './session-endpoints.ts';
import { signInEndpoints } from './sign-in-endpoints.ts';
import type { AccountSurroundings, AccountUseCases } from './use-cases.ts';

export const accountEndpoints = (
  useCases: AccountUseCases,
  surroundings: AccountSurroundings,
): readonly Endpoint<AccountFailure>[] => [
  ...signInEndpoints(useCases, surroundings),
  ...sessionEndpoints(useCases, surroundings),
  ...linkEndpoints(useCases, surroundings),
  ...meEndpoints(useCases, surroundings),
];
