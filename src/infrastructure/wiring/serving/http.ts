import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { ContainerModule } from 'inversify';
import { createApp, publication } from '../../../adapters/http/app.ts';
import { bodyReader } from '../../../adapters/http/kit/body.ts';
import { addressReader } from '../../../adapters/http/kit/client-address.ts';
import { LargeBodies } from '../../../adapters/http/kit/large-bodies.ts';
import { openApiDocument } from '../../../adapters/http/kit/openapi/open-api-document.ts';
import type { App } from '../../../adapters/http/machine/app-routes.ts';
import { machinePaths } from '../../../adapters/http/machine/machine-paths.ts';
import { machineRoutes } from '../../../adapters/http/machine/machine-routes.ts';
import { Readiness } from '../../../adapters/http/machine/readiness.ts';
import { paymentsContract } from '../../../adapters/http/payments/contract.ts';
import { sandboxPrefix, sandboxRoutes } from '../../../adapters/http/payments/sandbox-routes.ts';
import { todoContract } from '../../../adapters/http/todo/contract.ts';
import { findToken } from '../../../adapters/http/v1/accounts/find-token.ts';
import { type V1Failure, v1Contract } from '../../../adapters/http/v1/contract.ts';
import { keptMails } from '../../../adapters/mail/kept-mails.ts';
import { sealer } from '../../../adapters/security/sealer.ts';
import { clientFiles } from '../../client-files/client-files.ts';
import type { Config } from '../../config/config.ts';
import { version } from '../../config/version.ts';
import { RefusalLines } from '../../logging/refusal-lines.ts';
import { requestsReport } from '../../logging/requests-report.ts';
import { webFiles } from '../../web-files/web-files.ts';
import { every, providing } from '../binding.ts';
import { accounts } from '../tokens/account-tokens.ts';
import { payments } from '../tokens/payment-tokens.ts';
import { http, kernel } from '../tokens/tokens.ts';
import { checkOriginOf } from './check-origin-of.ts';

/** Bytes. */
const bodyLimit = 256 * 1024;

export const httpServing = new ContainerModule((options) => {
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
      kernel.isBeyondItsShare,
      kernel.onBehalfOf,
      kernel.secret,
    ],
    (
      authenticate,
      idempotentAnswers,
      limits,
      log,
      meters,
      { debug },
      ...[isUnavailable, isBeyondItsShare, onBehalfOf, secret]
    ) => ({
      authenticate,
      idempotentAnswers,
      seal: sealer(secret),
      limits,
      log,
      debug,
      readBytes: bodyReader(bodyLimit),
      largeBodies: new LargeBodies(),
      isUnavailable,
      isBeyondItsShare,
      onBehalfOf,
      onRateLimited: (limit) => meters.refusedByLimit(limit),
    }),
  );
  provide(http.refusalLines, [kernel.log], (log) => new RefusalLines(log));
  provide(http.readiness, [http.checks, kernel.log], (checks, log) => new Readiness(checks, log));
  provide(
    http.machine,
    [http.readiness, http.exposition, http.document, http.kit, kernel.config],
    (readiness, metrics, document, refusals, config) => ({
      version,
      readiness,
      metrics,
      metricsToken: config.metricsToken,
      isProduction: config.environment === 'production',
      refusals,
      document,
      client: clientFiles,
      app: config.web ? appOf(config) : undefined,
    }),
  );
  provide(
    http.contracts,
    [
      every(http.v1Endpoints),
      every(http.v1Resources),
      http.paymentsEndpoints,
      every(http.todoEndpoints),
      payments.payerAuthentication,
      kernel.config,
    ],
    (v1Endpoints, v1Resources, ofPayments, todoEndpoints, payerAuthentication, config) => [
      publication<V1Failure>(
        { ...v1Contract, findToken: findToken(checkOriginOf(config)) },
        [...v1Resources.flatMap(({ endpoints }) => endpoints), ...v1Endpoints.flat()],
        below('/api/v1'),
      ),
      {
        ...publication(paymentsContract, ofPayments, isOfPayments),
        ...(payerAuthentication === undefined ? {} : { extend: sandboxRoutes(payerAuthentication) }),
      },
      publication(todoContract, todoEndpoints.flat(), (path) => path.startsWith('/api/')),
    ],
  );
  provide(http.document, [http.contracts], (contracts) => () => openApiDocument(version, contracts, machinePaths));
  provide(http.publications, [http.contracts, http.machine], (contracts, machine) => [
    ...contracts,
    { ...publication(v1Contract, [], () => true), extend: machineRoutes(machine) },
  ]);
  provide(
    http.listener,
    [http.kit, kernel.log, kernel.meters, http.refusalLines, kernel.config, http.publications],
    (kit, log, meters, refusalLines, { corsOrigins, trustedProxies }, publications) =>
      createApp({
        kit,
        corsOrigins,
        observer: {
          requestId: randomUUID,
          addressOf: addressReader(trustedProxies),
          served: requestsReport(log, meters, refusalLines),
        },
        publications,
      }),
  );
});

function appOf({ environment, appName, stripe, mail, dataDir }: Config): App {
  const isProduction = environment === 'production';
  const mails = isProduction || mail.smtpUrl !== undefined ? undefined : () => keptMails(join(dataDir, 'mail'));
  const settings = { name: appName, isProduction, sandbox: stripe === undefined, mailsShown: mails !== undefined };
  return { files: webFiles, settings, mails };
}

const below =
  (...prefixes: readonly string[]) =>
  (path: string): boolean =>
    prefixes.some(
      (prefix) => path.startsWith(prefix) && (path.length === prefix.length || path[prefix.length] === '/'),
    );

const isOfPayments = below('/api/payments', '/api/user', '/api/webhooks', sandboxPrefix);
