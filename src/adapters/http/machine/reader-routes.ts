import type { Context } from 'koa';
import type { Serve } from '../kit/routes.ts';
import { type App, appRoutes } from './app-routes.ts';
import { docsFiles, docsPage, docsPolicy, viewerVersion } from './docs-page.ts';
import { sendIndex } from './index-page.ts';
import { KeptFile } from './kept-file.ts';

/** The typed client as it is served: a module for what goes to the server, one for what works without it, and their types. */
export interface ClientFiles {
  readonly script: (entry: 'client' | 'sync') => Promise<Buffer>;
  readonly declarations: (entry: 'client' | 'sync') => Promise<Buffer>;
}

export interface Reading {
  readonly version: string;
  readonly isProduction: boolean;
  /** The OpenAPI document. */
  readonly document: () => object;
  readonly client: ClientFiles;
  /** Undefined where it is switched off. */
  readonly app: App | undefined;
}

/** What people and their programs read: where things are, the documents, the client. */
export function readerRoutes(
  { version, isProduction, document, client, app }: Reading,
  absent: Serve,
): Readonly<Record<string, Serve>> {
  const openApi = new KeptFile('json', async () => Buffer.from(JSON.stringify(document())));
  const page = docsPage(isProduction ? 'production' : 'development');
  const index: Serve = (context) => sendIndex(context, version);
  const files = [...docsFiles].map(([name, file]): [string, Serve] => [
    `/docs/${name}`,
    (context) => file.send(context, context.query['v'] === viewerVersion ? 'forever' : 'ask again'),
  ]);
  return {
    '/': index,
    '/api': index,
    '/openapi.json': (context) => openApi.send(context, 'ask again'),
    '/docs': (context) => {
      context.set('Content-Security-Policy', docsPolicy);
      return page.send(context, 'ask again');
    },
    '/docs/': (context) => context.redirect('/docs'),
    ...moduleRoutes('/client', 'client', client),
    ...moduleRoutes('/client/sync', 'sync', client),
    ...Object.fromEntries(files),
    ...(app === undefined ? {} : appRoutes(app, { index, absent })),
  };
}

const moduleRoutes = (path: string, entry: 'client' | 'sync', { script, declarations }: ClientFiles) => ({
  [`${path}.js`]: forAnyOrigin(new KeptFile('js', () => script(entry))),
  [`${path}.d.ts`]: forAnyOrigin(new KeptFile('text/plain', () => declarations(entry))),
});

/** A page of any origin may load it as a module. The origins of the settings keep their own, narrower permission. */
const forAnyOrigin =
  (file: KeptFile): Serve =>
  async (context: Context) => {
    context.set('Cross-Origin-Resource-Policy', 'cross-origin');
    if (!context.res.hasHeader('Access-Control-Allow-Origin')) context.set('Access-Control-Allow-Origin', '*');
    await file.send(context, 'ask again');
  };
