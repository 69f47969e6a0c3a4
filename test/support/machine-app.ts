import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { err, errAsync } from 'neverthrow';
import { createApp, publication } from '../../src/adapters/http/app.ts';
import { bodyReader } from '../../src/adapters/http/kit/body.ts';
import { LargeBodies } from '../../src/adapters/http/kit/large-bodies.ts';
import type { ServedRequest } from '../../src/adapters/http/kit/observe.ts';
import { type Machine, machineRoutes } from '../../src/adapters/http/machine/machine-routes.ts';
import { Readiness } from '../../src/adapters/http/machine/readiness.ts';
import { v1Contract } from '../../src/adapters/http/v1/contract.ts';
import { MemoryRateLimit } from '../../src/adapters/limits/memory-rate-limit.ts';
import { keyInProgress } from '../../src/application/kernel/idempotency.ts';
import { TestLog } from './log.ts';

const fine = async (): Promise<void> => {};
const none = { name: 'none', scope: 'none', requests: 0, windowSeconds: 60 };

/** The pipeline with the machine's routes and no endpoints; nobody may call it twice within a minute. */
export function machineApp(
  changed: Partial<Machine> = {},
  served: (request: ServedRequest) => void = () => {},
): RequestListener {
  const log = new TestLog();
  const limits = {
    perUser: new MemoryRateLimit(none),
    perAddress: new MemoryRateLimit(none),
    perRefused: new MemoryRateLimit({ ...none, requests: 300 }),
  };
  const machine: Machine = {
    version: '1.2.3',
    readiness: new Readiness({ database: fine, migrations: fine, jobs: fine }, log),
    metrics: { contentType: 'text/plain; version=0.0.4; charset=utf-8', text: async () => 'up 1\n' },
    metricsToken: undefined,
    isProduction: false,
    refusals: { limits, onRateLimited: () => {} },
    document: () => ({ openapi: '3.1.0', info: { title: 'Mainstay', version: '1.2.3' }, paths: {} }),
    client: {
      script: async () => Buffer.from('export const client = 1;\n'),
      declarations: async () => Buffer.from('export declare const client: 1;\n'),
    },
    app: undefined,
    ...changed,
  };
  return createApp({
    kit: {
      authenticate: { execute: async () => err({ kind: 'token.forged' }) },
      idempotentAnswers: {
        once: () => errAsync(keyInProgress),
        claim: () => errAsync(keyInProgress),
        keep: (_, work) => work(),
        release: async () => {},
        forgetBefore: async () => 0,
      },
      seal: (fingerprint) => fingerprint,
      limits,
      log,
      debug: false,
      readBytes: bodyReader(1024),
      largeBodies: new LargeBodies(),
      isUnavailable: () => false,
      isBeyondItsShare: () => false,
      onBehalfOf: (_, work) => work(),
      onRateLimited: () => {},
    },
    observer: { requestId: randomUUID, addressOf: () => null, served },
    corsOrigins: ['http://localhost:3000'],
    publications: [{ ...publication(v1Contract, [], () => true), extend: machineRoutes(machine) }],
  });
}
