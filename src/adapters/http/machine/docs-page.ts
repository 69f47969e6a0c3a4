import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { docsScript } from './docs-script.ts';
import { indexStyle } from './index-page.ts';
import { KeptFile } from './kept-file.ts';

const require = createRequire(import.meta.url);
const version: string = require('swagger-ui-dist/package.json').version;

const address = (file: string): string => `/docs/${file}?v=${version}`;

type Environment = 'development' | 'production';

/** Signs somebody up who has what the examples speak of; nothing that a server in production should offer. */
const sandbox = '<output id="told"></output><button id="sandbox" type="button">Get a sandbox token</button>';

const htmlFor = (environment: Environment): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mainstay API</title>
<link rel="icon" type="image/svg+xml" href="${address('icon.svg')}">
<link rel="stylesheet" href="${address('swagger-ui.css')}">
<link rel="stylesheet" href="/docs/page.css">
<script defer src="${address('swagger-ui-bundle.js')}"></script>
<script type="module" src="/docs/page.js"></script>
</head>
<body>
<header><a href="/"><img src="${address('icon.svg')}" alt="" width="28" height="28">Mainstay</a>
<nav><a href="/docs">docs</a><a href="/api">api</a><a href="/openapi.json">openapi.json</a><a href="/health">health</a><a href="/health/ready">ready</a>${environment === 'development' ? sandbox : ''}</nav></header>
<main id="docs"><noscript>This page needs JavaScript. The document it shows is <a href="/openapi.json">openapi.json</a>.</noscript></main>
</body>
</html>
`;

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0f4c5c"/>
<path d="M16 5v22M16 7 6 24h20z" fill="none" stroke="#fff" stroke-width="2.6" stroke-linejoin="round" stroke-linecap="round"/></svg>
`;

const style = `:root { color-scheme: light dark; }
body { margin: 0; background: #fff; font-family: system-ui, sans-serif; }
html.dark-mode body { background: #1c2022; }
header { display: flex; align-items: center; justify-content: space-between; gap: 1rem; flex-wrap: wrap;
  padding: .7rem max(1.25rem, calc((100vw - 1420px) / 2)); background: #0f4c5c; }
header a { color: #fff; text-decoration: none; display: inline-flex; align-items: center; gap: .6rem; }
header > a { font-size: 1.15rem; font-weight: 650; }
header img { border: 1px solid #ffffff55; border-radius: 7px; }
nav { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1.25rem; font-size: .9rem; color: #fff; }
nav button { font: inherit; font-weight: 600; padding: .35rem .8rem; border: 0; border-radius: 6px; background: #fff; color: #0f4c5c; cursor: pointer; }
nav button:disabled { opacity: .6; }
nav a { opacity: .85; }
nav a:hover, nav a:focus-visible { opacity: 1; text-decoration: underline; }
.swagger-ui .info { margin: 28px 0; }
.swagger-ui .info .title small pre { background: none; }
.swagger-ui .scheme-container { box-shadow: none; border-block: 1px solid #8884; padding: 16px 0; background: none; }
.swagger-ui .scheme-container :is(.servers, .servers-title) { display: none; }
.swagger-ui .scheme-container .schemes { justify-content: flex-end; }
noscript { display: block; padding: 2rem; }
`;

const ofText = (type: string, text: string): KeptFile => new KeptFile(type, async () => Buffer.from(text));
const ofViewer = (type: string, file: string): KeptFile =>
  new KeptFile(type, () => readFile(require.resolve(`swagger-ui-dist/${file}`)));

export const docsPage = (environment: Environment): KeptFile => ofText('html', htmlFor(environment));

/** By their name below `/docs/`. */
export const docsFiles: ReadonlyMap<string, KeptFile> = new Map([
  ['swagger-ui.css', ofViewer('css', 'swagger-ui.css')],
  ['swagger-ui-bundle.js', ofViewer('js', 'swagger-ui-bundle.js')],
  ['page.css', ofText('css', style)],
  ['page.js', ofText('js', docsScript)],
  ['icon.svg', ofText('svg', icon)],
  ['index.css', ofText('css', indexStyle)],
]);

export const viewerVersion = version;

/** Everything from here, nothing inline, nothing from anywhere else; the viewer's own icons are data: addresses. */
export const docsPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
