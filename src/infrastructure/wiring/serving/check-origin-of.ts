import { type CheckOrigin, checkOrigin } from '../../../adapters/http/v1/accounts/check-origin.ts';
import type { Config } from '../../config/config.ts';

/** Pages of the settings, and the server's own. */
export function checkOriginOf({ corsOrigins, web, publicUrl }: Config): CheckOrigin {
  const ownElsewhere = web && publicUrl !== undefined ? [new URL(publicUrl).origin] : [];
  return checkOrigin([...corsOrigins, ...ownElsewhere], web);
}
