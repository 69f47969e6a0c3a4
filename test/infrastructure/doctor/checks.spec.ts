import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { Secret } from '../../../src/domain/kernel/secret.ts';
import { readConfig } from '../../../src/infrastructure/config/read-config.ts';
import { checkReplicas } from '../../../src/infrastructure/doctor/database-checks.ts';
import {
  checkApp,
  checkGateway,
  checkLimits,
  checkMail,
  checkSignInServer,
} from '../../../src/infrastructure/doctor/dependency-checks.ts';
import { checkDisk, checkSecret } from '../../../src/infrastructure/doctor/place-checks.ts';
import { production } from '../../support/production.ts';

const configOf = (environment: Record<string, string>) => readConfig(environment)._unsafeUnwrap();
const closed = '127.0.0.1:1';

/** A neighbour that answers everything alike. */
async function answering<T>(status: number, body: object, work: (url: string) => Promise<T>): Promise<T> {
  const server = createServer((_, response) => response.writeHead(status).end(JSON.stringify(body)));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`).finally(() => server.close());
}

const gatewayAt = (url: string, more: Record<string, string> = {}) =>
  checkGateway(configOf({ STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_API_BASE: url, ...more }));

describe('the doctor', () => {
  it('finds a secret that can be guessed, and shows none', () => {
    expect(checkSecret(undefined).state).to.equal('ok');
    expect(checkSecret(new Secret('q8Zt1Xw5Lm3Pn7Rb9Vc2Yd4Kf6Hg0Js')).state).to.equal('ok');
    for (const weak of [
      'x'.repeat(40),
      'my-secret-my-secret-my-secret-1234567890',
      'abcabcabcabcabcabcabcabcabcabcabc',
    ]) {
      const finding = checkSecret(new Secret(weak));
      expect(finding.state).to.equal('wrong');
      expect(JSON.stringify(finding)).to.contain('openssl rand').and.not.to.contain(weak);
    }
  });

  it('looks at the disk below DATA_DIR', async () => {
    expect((await checkDisk({ dataDir: process.cwd() })).says).to.match(/GB free/);
    expect((await checkDisk({ dataDir: '/nowhere/at/all' })).state).to.equal('skipped');
  });

  it('asks Stripe, and tells a wrong key from a machine that is away', async () => {
    expect((await checkGateway(configOf({}))).state).to.equal('ok');
    expect((await checkGateway(configOf(production))).state).to.equal('doubtful');
    const hooked = { STRIPE_WEBHOOK_SECRET: 'whsec_1' };
    expect((await answering(200, {}, (url) => gatewayAt(url, hooked))).state).to.equal('ok');
    expect((await answering(200, {}, (url) => gatewayAt(url))).mend).to.contain('STRIPE_WEBHOOK_SECRET');
    expect((await answering(401, {}, (url) => gatewayAt(url))).says).to.contain('STRIPE_SECRET_KEY');
    expect((await answering(500, {}, (url) => gatewayAt(url))).state).to.equal('wrong');
    expect((await gatewayAt(`http://${closed}`)).says)
      .to.contain('cannot be reached')
      .and.to.contain(closed);
    expect((await gatewayAt(`http://${closed}`)).mend).to.contain('STRIPE_API_BASE');
    expect((await answering(404, {}, (url) => gatewayAt(url))).mend).to.contain('STRIPE_API_BASE');
  });

  it('asks the mail server, Redis and the Better Auth server, and says how to mend each', async () => {
    expect((await checkMail(configOf({}))).state).to.equal('ok');
    const mail = await checkMail(configOf({ SMTP_URL: `smtp://me:hidden@${closed}` }));
    expect(mail.mend).to.contain('port in SMTP_URL');
    expect(JSON.stringify(mail)).not.to.contain('hidden');
    expect((await checkLimits(configOf({}))).state).to.equal('ok');
    expect((await checkLimits(configOf({ REDIS_URL: `redis://${closed}` }))).mend).to.contain('REDIS_URL');
    const signIn = (given: Record<string, string>) => checkSignInServer(configOf(given), given);
    expect((await signIn({})).state).to.equal('skipped');
    const away = { BETTER_AUTH_URL: `http://${closed}` };
    expect((await signIn(away)).mend).to.contain('BETTER_AUTH_URL');
    const keysAway = { ...away, BETTER_AUTH_JWKS_URL: `http://${closed}/keys` };
    expect((await signIn(keysAway)).mend).to.contain('BETTER_AUTH_JWKS_URL');
    const at = (url: string) => signIn({ BETTER_AUTH_URL: url });
    expect((await answering(200, { keys: [{}] }, at)).state).to.equal('ok');
    expect((await answering(200, { keys: [] }, at)).state).to.equal('wrong');
  });

  it('asks each replica', async () => {
    expect((await checkReplicas([])).state).to.equal('skipped');
    const { state, mend } = await checkReplicas([new Secret(`postgres://me@${closed}/none`)]);
    expect([state, mend]).to.deep.equal(['wrong', 'Start it, or correct DATABASE_REPLICA_URLS.']);
  });

  it('looks where mailed links lead, if that is elsewhere', async () => {
    const at = (url: string) => checkApp(configOf({ APP_URL: url }), { APP_URL: url });
    expect((await checkApp(configOf({}), {})).state).to.equal('skipped');
    expect((await answering(200, {}, at)).state).to.equal('ok');
    for (const { state, mend } of [await answering(404, {}, at), await at(`http://${closed}`)]) {
      expect(state).to.equal('wrong');
      expect(mend).to.contain('APP_URL');
    }
  });
});
