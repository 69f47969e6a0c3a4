import type { Context } from 'koa';
import type { Serve } from '../kit/routes.ts';
import { type AppPage, AppServer } from './app-server.ts';

interface KeptMail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface App extends AppPage {
  /** What would have been sent; undefined where mails go out, and in production. */
  readonly mails: (() => Promise<readonly KeptMail[]>) | undefined;
}

interface Elsewhere {
  /** For programs that ask for `/`. */
  readonly index: Serve;
  /** Where there is no such file. */
  readonly absent: Serve;
}

/** The page, at the paths that mailed links lead to as well. */
export function appRoutes(app: App, { index, absent }: Elsewhere): Readonly<Record<string, Serve>> {
  const server = new AppServer(app);
  const page: Serve = (context) => server.sendPage(context);
  const { mails } = app;
  return {
    '/': (context) => (context.accepts('json', 'html') === 'html' ? page(context) : index(context)),
    '/verify-email': page,
    '/reset-password': page,
    '/service-worker.js': (context) => server.sendServiceWorker(context),
    '/app/{file}': async (context) => {
      if (!(await server.sendFile(context, String(context['params'].file)))) await absent(context);
    },
    ...(mails === undefined
      ? {}
      : {
          '/development/mails': async (context: Context) => {
            if (!isAskedOnThisMachine(context)) return await absent(context);
            context.set('Cache-Control', 'no-store');
            context.type = 'json';
            context.body = JSON.stringify(await mails());
          },
        }),
  };
}

/** Links in mails are as good as passwords: a site whose name was made to lead here must not read them. */
const isAskedOnThisMachine = ({ hostname, headers }: Context): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(hostname) && headers['sec-fetch-site'] !== 'cross-site';
