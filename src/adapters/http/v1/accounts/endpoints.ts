import type { AccountUseCases } from '../../../../application/accounts/use-cases.ts';
import type { Endpoint } from '../../kit/endpoint.ts';
import type { AccountEndpointParts } from './endpoint-parts.ts';
import type { AccountFailure } from './failures.ts';
import { linkEndpoints } from './link-endpoints.ts';
import { meEndpoints } from './me-endpoints.ts';
import { sessionEndpoints } from './session-endpoints.ts';
import { signInEndpoints } from './sign-in-endpoints.ts';

export const accountEndpoints = (
  useCases: AccountUseCases,
  parts: AccountEndpointParts,
): readonly Endpoint<AccountFailure>[] => [
  ...signInEndpoints(useCases, parts),
  ...sessionEndpoints(useCases, parts),
  ...linkEndpoints(useCases, parts),
  ...meEndpoints(useCases, parts),
];
