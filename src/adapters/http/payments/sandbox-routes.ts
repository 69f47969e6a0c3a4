import type { Context } from 'koa';
import type { PayerAuthentication } from '../../../application/payments/payer-authentication.ts';
import type { Routes } from '../kit/routes.ts';

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
    routes.add('GET', path, (context) => {
      if (!intentForm.test(intentOf(context))) return nothingWaits(context);
      const secret = encodeURIComponent(textOf(context.query['secret']));
      page(context, 200, `<p>Sandbox: is it you who pays?</p>${button(secret, 'approve')}${button(secret, 'refuse')}`);
    });
    routes.add('POST', path, async (context) => {
      const intent = intentOf(context);
      const { secret, outcome } = context.query;
      if (!intentForm.test(intent) || (outcome !== 'approve' && outcome !== 'refuse')) return nothingWaits(context);
      const isDone = await authentication.complete(intent, textOf(secret), outcome === 'approve');
      if (!isDone) return nothingWaits(context);
      page(context, 200, `<p>${outcome === 'approve' ? 'Approved' : 'Refused'}. You may go back.</p>`);
    });
  };

const intentOf = (context: Context): string => String(context['params'].intent);

/** A parameter that came twice is none. */
const textOf = (given: string | string[] | undefined): string => (typeof given === 'string' ? given : '');

const nothingWaits = (context: Context): void => page(context, 404, '<p>Nothing waits for you here.</p>');

const button = (secret: string, outcome: string): string =>
  `<form method="post" action="?secret=${secret}&amp;outcome=${outcome}"><button>${outcome}</button></form>`;

function page(context: Context, status: number, body: string): void {
  const { res } = context;
  context.respond = false;
  res.statusCode = status;
  res.setHeader('Content-Type', 'text/html; charset=utf-8');
  res.setHeader('Cache-Control', 'no-store');
  res.end(`<!doctype html><html lang="en"><title>Sandbox</title>${body}</html>`);
}
