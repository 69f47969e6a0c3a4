import type { SharedSecret } from '../../../adapters/security/shared-secret.ts';
import type { AccountPorts } from '../../../application/accounts/account-parts.ts';
import type { AccountStore } from '../../../application/accounts/account-store.ts';
import type { LinkTokens } from '../../../application/accounts/links/ports.ts';
import type { OperatorUseCases } from '../../../application/accounts/operator/use-cases.ts';
import type { PasswordHashes } from '../../../application/accounts/passwords/ports.ts';
import type { AccountStatuses, UserDirectory, Users } from '../../../application/accounts/profile/ports.ts';
import type { Authenticate } from '../../../application/accounts/sessions/authenticate.ts';
import type {
  AccessTokenSigner,
  AccessTokenVerifier,
  RefreshTokens,
  SessionStatuses,
} from '../../../application/accounts/sessions/ports.ts';
import type { AccountUseCases } from '../../../application/accounts/use-cases.ts';
import type { UnitOfWork } from '../../../application/kernel/unit-of-work.ts';
import { token } from '../binding.ts';

export const accounts = {
  users: token<Users>('Users'),
  directory: token<UserDirectory>('UserDirectory'),
  accountStatuses: token<AccountStatuses>('AccountStatuses'),
  sessionStatuses: token<SessionStatuses>('SessionStatuses'),
  store: token<AccountStore>('AccountStore'),
  unitOfWork: token<UnitOfWork<AccountStore>>('UnitOfWork of accounts'),
  hashes: token<PasswordHashes>('PasswordHashes'),
  refreshTokens: token<RefreshTokens>('RefreshTokens'),
  linkTokens: token<LinkTokens>('LinkTokens'),
  sharedSecret: token<SharedSecret>('SharedSecret'),
  accessTokenSigner: token<AccessTokenSigner>('AccessTokenSigner'),
  accessTokenVerifier: token<AccessTokenVerifier>('AccessTokenVerifier'),
  authenticate: token<Authenticate>('Authenticate'),
  ports: token<AccountPorts>('AccountPorts'),
  useCases: token<AccountUseCases>('use cases of accounts'),
  operatorUseCases: token<OperatorUseCases>('use cases of operators'),
};
