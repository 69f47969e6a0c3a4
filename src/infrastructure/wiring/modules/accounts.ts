import { ContainerModule } from 'inversify';
import { systemDelay } from '../../../adapters/system/system-delay.ts';
import { operatorUseCases } from '../../../application/accounts/operator/use-cases.ts';
import { mailResetLink, mailResetLinkJob } from '../../../application/accounts/passwords/mail-reset-link.ts';
import { sweepErasedUser, sweepErasedUserJob } from '../../../application/accounts/profile/sweep-erased-user.ts';
import {
  forgetExpiredSignIns,
  forgetExpiredSignInsJob,
} from '../../../application/accounts/sessions/forget-expired-sign-ins.ts';
import { providing } from '../binding.ts';
import { accounts } from '../tokens/account-tokens.ts';
import { jobs } from '../tokens/job-tokens.ts';
import { kernel } from '../tokens/tokens.ts';

export const accountsModule = new ContainerModule((options) => {
  const provide = providing(options);
  provide(
    accounts.ports,
    [
      accounts.unitOfWork,
      accounts.store,
      accounts.directory,
      accounts.accountStatuses,
      accounts.sessionStatuses,
      accounts.hashes,
      accounts.refreshTokens,
      accounts.linkTokens,
      accounts.accessTokenSigner,
      kernel.config,
      jobs.queue,
      kernel.meters,
      kernel.log,
      kernel.operator,
      kernel.clock,
      kernel.ids,
    ],
    (
      ...[
        unitOfWork,
        store,
        directory,
        accountStatuses,
        sessionStatuses,
        hashes,
        refreshTokens,
        linkTokens,
        signer,
        ...rest
      ]
    ) => {
      const [{ tokens: lifetimes }, queue, meters, log, operator, clock, ids] = rest;
      return {
        ...{
          unitOfWork,
          store,
          directory,
          accountStatuses,
          sessionStatuses,
          hashes,
          refreshTokens,
          linkTokens,
          signer,
        },
        ...{ delay: systemDelay, lifetimes, queue, meters, log, operator, clock, ids },
      };
    },
  );
  provide(accounts.operatorUseCases, [accounts.ports], operatorUseCases);
  provide(jobs.kinds, [], () => mailResetLink);
  provide(jobs.handlers, [accounts.ports], mailResetLinkJob);
  provide(jobs.kinds, [], () => sweepErasedUser);
  provide(jobs.handlers, [accounts.store], ({ personal }) => sweepErasedUserJob(personal));
  provide(jobs.kinds, [], () => forgetExpiredSignIns);
  provide(jobs.handlers, [accounts.store, kernel.clock], forgetExpiredSignInsJob);
});
