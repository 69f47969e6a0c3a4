import type { Context } from 'koa';
import type { PayerAuthentication } from '../../../application/payments/payer-authentication.ts';
import type { Routes } from '../kit/routes.ts';

export const sandboxPrefix = '/sandbox/3d-secure';

export const sandboxPageUrl =
  (origin: string) =>
  (intentId: string, secret: string): string =>
    `${origin}${sandboxPrefix}/${intentId}?secret=${secret}`;

/** The page that a bank would show: a person approves or refuses. Only where the sandbox takes the payments. */
export const sandboxRoutes =
  (authentication: PayerAuthentication) =>
  (routes: Routes): void => {
    routes.add('GET', `${sandboxPrefix}/{intent}`, (context) => {
      const secret = encodeURIComponent(String(context.query['secret'] ?? ''));
      page(context, 200, `<p>Sandbox: is it you who pays?</p>${button(secret, 'approve')}${button(secret, 'refuse')}`);
    });
    routes.add('POST', `${sandboxPrefix}/{intent}`, async (context) => {
      const { secret, outcome } = context.query;
      const given = [context['params'].intent, secret, outcome].map(String) as [string, string, string];
      const isKnown = outcome === 'approve' || outcome === 'refuse';
      const isDone = isKnown && (await authentication.complete(given[0], given[1], outcome === 'approve'));
      if (isDone) page(context, 200, `<p>${outcome === 'approve' ? 'Approved' : 'Refused'}. You may go back.</p>`);
      else page(context, 404, '<p>Nothing waits for you here.</p>');
    });
  };

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
