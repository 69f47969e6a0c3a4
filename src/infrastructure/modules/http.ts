import { ContainerModule } from 'inversify';
import { createApp, publication } from '../../adapters/http/app.ts';
import { bodyReader } from '../../adapters/http/kit/body.ts';
import { addressReader } from '../../adapters/http/kit/client-address.ts';
import { todoContract } from '../../adapters/http/todo/contract.ts';
import { every, providing } from '../binding.ts';
import { requestsReport } from '../requests-report.ts';
import { accounts, http, kernel } from '../tokens.ts';

/** Bytes. */
const bodyLimit = 256 * 1024;

export const httpModule = new ContainerModule((options) => {
  const provide = providing(options);
  provide(
    http.kit,
    [
      accounts.authenticate,
      http.idempotentAnswers,
      http.limits,
      kernel.log,
      kernel.meters,
      kernel.config,
      kernel.isUnavailable,
    ],
    (authenticate, idempotentAnswers, limits, log, meters, { debug }, isUnavailable) => ({
      authenticate,
      idempotentAnswers,
      limits,
      log,
      debug,
      readBytes: bodyReader(bodyLimit),
      isUnavailable,
      onRateLimited: (limit) => meters.refusedByLimit(limit),
    }),
  );
  provide(
    http.listener,
    [http.kit, kernel.ids, kernel.log, kernel.meters, kernel.config, every(http.todoEndpoints)],
    (kit, ids, log, meters, { corsOrigins, trustedProxies }, todoEndpoints) =>
      createApp({
        kit,
        corsOrigins,
        observer: {
          ids,
          addressOf: addressReader(trustedProxies),
          served: requestsReport(log, meters),
        },
        publications: [publication(todoContract, todoEndpoints.flat(), () => true)],
      }),
  );
});
