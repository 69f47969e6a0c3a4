import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { SandboxGateway } from '../../../src/adapters/gateways/sandbox/sandbox-gateway.ts';
import { StripeGateway } from '../../../src/adapters/gateways/stripe/stripe-gateway.ts';
import type { Config } from '../../../src/infrastructure/config/config.ts';
import { payments } from '../../../src/infrastructure/wiring/tokens/payment-tokens.ts';
import { kernel } from '../../../src/infrastructure/wiring/tokens/tokens.ts';
import { mainstay } from '../../support/mainstay.ts';
import { memoryProduct } from '../../support/memory-product.ts';
import { production } from '../../support/production.ts';

const { PAYMENTS_SANDBOX: _, ...withoutSandbox } = production;

describe('the sandbox', () => {
  it('does not start in production: exit code 78, and what to set', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mainstay-sandbox-'));
    const program = mainstay(folder, ['serve'], withoutSandbox);
    try {
      const { code, errors } = await program.finished();
      expect(code).to.equal(78);
      expect(errors).to.match(/STRIPE_SECRET_KEY.*PAYMENTS_SANDBOX=allow/);
    } finally {
      await program.kill();
      await rm(folder, { recursive: true, force: true });
    }
  }).timeout(60_000);

  it('is not made in production by a program that checks no settings', () => {
    const gatewayWith = (change: Partial<Config>) => () =>
      memoryProduct({
        rewire: (container) => {
          const config = container.get(kernel.config);
          container.rebind(kernel.config).toConstantValue({ ...config, ...change });
        },
      }).container.get(payments.gateway);
    expect(gatewayWith({ environment: 'production' })).to.throw('the sandbox is not for production');
    expect(gatewayWith({ environment: 'production', sandboxAllowed: true })()).to.be.instanceOf(SandboxGateway);
  });

  it('gives way to Stripe where there is a key', () => {
    const { container } = memoryProduct({ environment: { STRIPE_SECRET_KEY: 'sk_test_x' } });
    expect(container.get(payments.gateway)).to.be.instanceOf(StripeGateway);
  });
});
