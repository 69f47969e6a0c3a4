import Stripe from 'stripe';
import type { Operation } from '../../src/adapters/http/kit/openapi/operation.ts';
import { samples } from '../../src/adapters/http/kit/openapi/samples.ts';
import { accounts } from '../../src/infrastructure/wiring/tokens/account-tokens.ts';
import { type AccountsApi, accountsApi } from './accounts-api.ts';
import { Client } from './client.ts';
import { deadJob } from './dead-job.ts';
import { type ProductSettings, secondsOf } from './memory-product.ts';
import { webhookSecret } from './payments/webhooks.ts';

/** Somebody's own values by the samples of the document that they stand for. */
type Own = ReadonlyMap<unknown, unknown>;

export interface World {
  readonly api: AccountsApi;
  readonly token: string;
  readonly own: Own;
}

async function uploaded({ listener }: AccountsApi, token: string): Promise<string> {
  const headers = { 'content-type': 'text/plain' };
  const { body } = await new Client(listener).ask('POST', '/api/v1/files?name=list.txt', {
    token,
    headers,
    raw: samples.text,
  });
  return body.data.id;
}

const isForAdmins = (operationId: string): boolean =>
  /^(showOverview|showUser|lockUser|unlockUser|verifyUser|endSessions|listUsers|listAnyPayments|listAudit|listJobs|retryJob)$/.test(
    operationId,
  );

/** Somebody else, who may do what admins do; there is a job that has failed for good. */
async function adminOf({ container, registered }: AccountsApi, own: Map<unknown, unknown>): Promise<string> {
  const { id, tokens } = await registered('root@example.com');
  await container.get(accounts.operatorUseCases).changeAccountStatus.giveRole(id, 'admin');
  own.set(samples.jobId, await deadJob(container));
  return tokens.accessToken;
}

/** Changes every scalar of a value. */
function mapped(value: unknown, change: (scalar: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => mapped(each, change));
  if (typeof value !== 'object' || value === null) return change(value);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, mapped(member, change)]));
}

/** A thing of the document's examples that nothing else makes: the path and the body that make it, and the id it has there. */
export interface Example {
  readonly path: string;
  readonly body: object;
  readonly id: unknown;
}

/** A product with one user who has what the document's examples speak of. */
export async function worldOf(
  operationId: string,
  examples: readonly Example[] = [],
  settings: ProductSettings = {},
): Promise<World> {
  const api = await accountsApi({
    ...settings,
    environment: { STRIPE_WEBHOOK_SECRET: webhookSecret, ...settings.environment },
  });
  const ada = await api.post('/auth/register', {
    email: samples.email,
    password: samples.password,
    name: 'Ada Lovelace',
  });
  const { user, tokens } = ada.body.data;
  const mine = { token: tokens.accessToken };
  const made = async (path: string, body: object) => (await api.post(path, body, mine)).body.data.id;
  const own = new Map<unknown, unknown>([[samples.userId, user.id]]);
  own.set(samples.projectId, await made('/projects', { name: 'Groceries', description: 'What the kitchen needs' }));
  own.set(samples.taskId, await made('/tasks', { title: 'Buy milk', description: 'Two litres' }));
  const fileId = await uploaded(api, tokens.accessToken);
  own.set(samples.fileId, fileId);
  const { searchParams } = new URL((await api.post(`/files/${fileId}/links`, {}, mine)).body.data.url);
  own.set(samples.linkExpires, searchParams.get('expires'));
  own.set(samples.linkSignature, searchParams.get('signature'));
  own.set(
    samples.paymentId,
    await made('/payments', {
      amount: 1999,
      currency: 'EUR',
      paymentMethodId: 'pm_card_visa',
      description: 'Two tickets',
    }),
  );
  for (const { path, body, id } of examples) if (!own.has(id)) own.set(id, await made(path, body));
  own.set(samples.verificationToken, await api.linkToken(samples.email, 'welcome'));
  if (operationId === 'resetPassword') {
    await api.post('/auth/forgot-password', { email: samples.email });
    own.set(samples.resetToken, await api.linkToken(samples.email, 'reset-password'));
  }
  if (operationId === 'refresh' || operationId === 'endSession') {
    const other = (await api.logIn(samples.email, samples.password)).body.data.tokens;
    own.set(samples.refreshToken, other.refreshToken);
    const sessions = (await api.get('/auth/sessions', { token: other.accessToken })).body.data;
    own.set(samples.sessionId, sessions.find(({ current }: { current: boolean }) => current).id);
  }
  return { api, token: isForAdmins(operationId) ? await adminOf(api, own) : mine.token, own };
}

/** Puts one's own values in the places of the samples. */
export const inWorld = (own: Own, example: unknown): unknown => mapped(example, (scalar) => own.get(scalar) ?? scalar);

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const link = /^https?:\/\/\S+\/linked\?expires=\S+&signature=\S+$/;
const opaque = /^(eyJ[\w.-]+|[\w-]{20,}|pi_\w+)$/;

/** What an answer shows apart from what is new each time: ids, moments, tokens, and who asked from where. */
export const timeless = (body: unknown): unknown =>
  mapped(
    JSON.parse(JSON.stringify(body), (key, value) => (['ip', 'userAgent'].includes(key) ? typeof value : value)),
    (scalar) => {
      if (typeof scalar === 'number') return scalar;
      if (typeof scalar !== 'string') return scalar;
      if (uuid.test(scalar)) return '<uuid>';
      if (link.test(scalar)) return '<link>';
      if (moment.test(scalar)) return '<moment>';
      return opaque.test(scalar) ? '<opaque>' : scalar;
    },
  );

/** What only Stripe can send: the signature over the body's bytes. */
export function signedAsStripe(
  { api: { clock } }: World,
  body: unknown,
): { raw: string; headers: Record<string, string> } {
  const payload = JSON.stringify(body);
  const signature = Stripe.webhooks.generateTestHeaderString({
    payload,
    secret: webhookSecret,
    timestamp: secondsOf(clock.now()),
  });
  return { raw: payload, headers: { 'Content-Type': 'application/json', 'Stripe-Signature': signature } };
}

export const exampleOfBody = ({ requestBody }: Operation): unknown =>
  Object.values(requestBody?.content ?? {})[0]?.example;
