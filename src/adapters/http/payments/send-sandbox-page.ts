import type { Context } from 'koa';

/** Nothing inline, nothing from elsewhere; the buttons send to this very page. */
const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

interface Shown {
  readonly status: number;
  readonly title: string;
  readonly text: string;
  /** Encoded for an address; without it there is nothing to decide. */
  readonly secret?: string;
}

const button = (secret: string, outcome: string, words: string): string =>
  `<form method="post" action="?secret=${secret}&amp;outcome=${outcome}"><button class="${outcome}">${words}</button></form>`;

const buttons = (secret: string): string =>
  `<div class="buttons">${button(secret, 'approve', 'Approve')}${button(secret, 'refuse', 'Refuse')}</div>`;

/** What a bank would show; the same look as the page's. */
export function sendSandboxPage(context: Context, { status, title, text, secret }: Shown): void {
  const { res } = context;
  context.respond = false;
  res.statusCode = status;
  res.setHeader('Content-Type', 'text/html; charset=utf-8');
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('Referrer-Policy', 'no-referrer');
  res.setHeader('Content-Security-Policy', policy);
  res.end(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" type="image/svg+xml" href="/docs/icon.svg">
<link rel="stylesheet" href="/docs/index.css">
</head>
<body class="bank">
<main>
<p class="who">Sandbox bank</p>
<h1>${title}</h1>
<p>${text}</p>
${secret === undefined ? '' : buttons(secret)}
</main>
</body>
</html>
`);
}
