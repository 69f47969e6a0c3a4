import type { Context } from 'koa';
import type { PayerAuthentication } from '../../../application/payments/payer-authentication.ts';
import type { Routes } from '../kit/routes.ts';
import { sendSandboxPage } from './send-sandbox-page.ts';

export const sandboxPrefix = '/sandbox/3d-secure';

export const sandboxPageUrl =
  (origin: string) =>
  (intentId: string, secret: string): string =>
    `${origin}${sandboxPrefix}/${intentId}?secret=${secret}`;

/** As the sandbox makes them: what has another form waits nowhere, and is not asked of the database. */
const intentForm = /^pi_[0-9a-f]{24}$/;

/** The page that a bank would show: a person approves or refuses. Only where the sandbox takes the payments. */
export const sandboxRoutes =
  (authentication: PayerAuthentication) =>
  (routes: Routes): void => {
    const path = `${sandboxPrefix}/{intent}`;
    routes.addPage('GET', path, (context) => {
      if (!intentForm.test(intentOf(context))) return nothingWaits(context);
      const secret = encodeURIComponent(textOf(context.query['secret']));
      sendSandboxPage(context, {
        status: 200,
        title: 'Is it you who pays?',
        text: 'This stands for what your bank would ask (3-D Secure). No money moves here.',
        secret,
      });
    });
    routes.addPage('POST', path, async (context) => {
      const intent = intentOf(context);
      const { secret, outcome } = context.query;
      if (!intentForm.test(intent) || (outcome !== 'approve' && outcome !== 'refuse')) return nothingWaits(context);
      const isDone = await authentication.complete(intent, textOf(secret), outcome === 'approve');
      if (!isDone) return nothingWaits(context);
      sendSandboxPage(context, {
        status: 200,
        title: outcome === 'approve' ? 'Approved' : 'Refused',
        text: 'You may close this and go back.',
      });
    });
  };

const intentOf = (context: Context): string => String(context['params'].intent);

/** A parameter that came twice is none. */
const textOf = (given: string | string[] | undefined): string => (typeof given === 'string' ? given : '');

const nothingWaits = (context: Context): void =>
  sendSandboxPage(context, {
    status: 404,
    title: 'Nothing waits for you here',
    text: 'It was answered already, or the address is not whole.',
  });
