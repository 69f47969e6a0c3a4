import { createHash } from 'node:crypto';
import type { Context } from 'koa';
import { KeptFile } from './kept-file.ts';

export interface AppFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What the page is told in its head, since no code in it is inline. */
export interface AppSettings {
  readonly name: string;
  readonly isProduction: boolean;
  /** Payments are pretended, so that test cards can be tried. */
  readonly sandbox: boolean;
  /** Mails are kept as files, so that they can be shown. */
  readonly mailsShown: boolean;
}

export interface AppPage {
  /** `page`, `style`, `service-worker` and whatever these name, each under a name that changes with its content. */
  readonly files: () => Promise<readonly AppFile[]>;
  readonly settings: AppSettings;
}

/** Below `/app/`. */
const types: Readonly<Record<string, string>> = { js: 'js', css: 'css', woff2: 'font/woff2' };

/** Everything from here, nothing from anywhere else; inline the style alone, which is known by its hash. */
const policyOf = (style: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    "font-src 'self'",
    "img-src 'self' blob:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "worker-src 'self'",
  ].join('; ');

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

/** The page has it in itself, so that nothing else has to come before it is painted. */
const isStyle = (name: string): boolean => name.startsWith('style-') && ending(name) === 'css';
const isWorker = (name: string): boolean => name.startsWith('service-worker-');

/** What the service worker has to keep, under a name that changes with it. */
function shellOf(html: Buffer, files: readonly AppFile[]): string {
  const name = createHash('sha256').update(html).digest('base64url').slice(0, 22);
  const paths = [...files.map((file) => `/app/${file.name}`), '/docs/icon.svg'];
  return `self.shell = ${JSON.stringify({ name, files: paths })};\n`;
}

const ending = (name: string): string => name.split('.').at(-1) ?? '';

function htmlOf(files: readonly AppFile[], style: string, settings: AppSettings): string {
  const { name, isProduction, sandbox, mailsShown } = settings;
  const script = files.find((file) => file.name.startsWith('page-') && ending(file.name) === 'js')?.name ?? '';
  const told = { development: !isProduction, sandbox, mails: mailsShown };
  const flags = Object.entries(told).flatMap(([flag, holds]) => (holds ? [flag] : []));
  const fonts = files.filter((file) => /-latin-\w+-normal.*woff2$/.test(file.name) && !/italic|-ext-/.test(file.name));
  const preloads = fonts.map(
    (file) => `<link rel="preload" href="/app/${file.name}" as="font" type="font/woff2" crossorigin>\n`,
  );
  // Painted as soon as this is here, where the page will have it too: the script is in no hurry.
  const mark = '<img src="/docs/icon.svg" alt="" width="28" height="28">';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(name)}</title>
<meta name="application-name" content="${escaped(name)}">
<meta name="description" content="Sign in to keep projects and tasks, attach files and pay.">
<meta name="mainstay" content="${flags.join(' ')}">
<meta name="color-scheme" content="light dark">
<link rel="icon" type="image/svg+xml" href="/docs/icon.svg">
${preloads.join('')}<style>${style}</style>
<script type="module" fetchpriority="low" src="/app/${script}"></script>
</head>
<body>
<div id="app"><div class="entrance"><header><span class="brand">${mark}${escaped(name)}</span></header></div></div>
<noscript>This page needs JavaScript. The API it uses is described at <a href="/docs">/docs</a>.</noscript>
</body>
</html>
`;
}

interface Made {
  readonly html: KeptFile;
  readonly policy: string;
  readonly serviceWorker: KeptFile;
  readonly files: ReadonlyMap<string, KeptFile>;
}

/** The page and its files. They are made when somebody first asks, and once. */
export class AppServer {
  readonly #page: AppPage;
  #made: Promise<Made> | undefined;

  constructor(page: AppPage) {
    this.#page = page;
  }

  async sendPage(context: Context): Promise<void> {
    const { html, policy } = await this.#files();
    context.set('Content-Security-Policy', policy);
    context.set('Referrer-Policy', 'no-referrer');
    context.vary('Accept');
    await html.send(context, 'ask again');
  }

  /** Says whether there is such a file. */
  async sendFile(context: Context, name: string): Promise<boolean> {
    const file = (await this.#files()).files.get(name);
    await file?.send(context, 'forever');
    return file !== undefined;
  }

  /** It keeps the page on the device; its bytes change whenever those of the page do. */
  async sendServiceWorker(context: Context): Promise<void> {
    const { serviceWorker, policy } = await this.#files();
    context.set('Content-Security-Policy', policy);
    await serviceWorker.send(context, 'ask again');
  }

  #files() {
    this.#made ??= this.#make().catch((error: unknown) => {
      this.#made = undefined;
      throw error;
    });
    return this.#made;
  }

  async #make(): Promise<Made> {
    const all = await this.#page.files();
    const worker = all.find(({ name }) => isWorker(name));
    const style = all.find(({ name }) => isStyle(name))?.bytes.toString() ?? '';
    const files = all.filter(({ name }) => !isWorker(name) && !isStyle(name));
    const html = Buffer.from(htmlOf(files, style, this.#page.settings));
    const kept = files.map(({ name, bytes }): [string, KeptFile] => [
      name,
      new KeptFile(types[ending(name)] ?? 'application/octet-stream', async () => bytes),
    ]);
    const script = Buffer.concat([Buffer.from(shellOf(html, files)), worker?.bytes ?? Buffer.of()]);
    return {
      html: new KeptFile('html', async () => html),
      policy: policyOf(style),
      serviceWorker: new KeptFile('js', async () => script),
      files: new Map(kept),
    };
  }
}
