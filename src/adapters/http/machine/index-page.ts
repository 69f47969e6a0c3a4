import type { Context } from 'koa';

const places = {
  '/docs': 'Read and try every route',
  '/openapi.json': 'The same for programs: OpenAPI 3.1',
  '/client.js': 'A typed client for browsers and Node',
  '/client.d.ts': 'Its types',
  '/client/sync.js': 'The same without a network: a copy that catches up',
  '/health': 'Which version runs',
} as const;

const items = Object.entries(places).map(([path, told]) => `<li><a href="${path}">${path}</a> ${told}</li>`);
const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mainstay</title>
<link rel="icon" type="image/svg+xml" href="/docs/icon.svg">
<link rel="stylesheet" href="/docs/index.css">
</head>
<body>
<main>
<h1>Mainstay</h1>
<p>The API is below <a href="/api">/api</a>: three contracts, one document.</p>
<ul>
${items.join('\n')}
</ul>
</main>
</body>
</html>
`;

export const indexStyle = `:root { color-scheme: light dark; }
body { margin: 0; font: 1rem/1.6 system-ui, sans-serif; }
main { max-width: 40rem; margin: 12vh auto 0; padding: 0 1.25rem; }
h1 { font-size: 1.6rem; margin: 0 0 .5rem; }
ul { list-style: none; padding: 0; }
li { padding: .35rem 0; border-top: 1px solid #8884; }
li a { display: inline-block; min-width: 9rem; font-family: ui-monospace, monospace; }
a { color: light-dark(#0f4c5c, #7cc4d4); }
.bank { background: light-dark(#fbfaf7, #171a19); color: light-dark(#22272a, #e8e6df); }
.bank main { max-width: min(26rem, 100% - 6rem); margin-top: 18vh; padding: 2rem; border-radius: 16px; background: light-dark(#fff, #1e2220); border: 1px solid light-dark(#e6e3db, #323835); }
.bank h1 { font: 500 1.6rem/1.2 ui-serif, Georgia, serif; }
.who { margin: 0 0 1.5rem; font-size: .9rem; color: light-dark(#656b68, #a0a69f); }
.buttons { display: flex; gap: .75rem; margin-top: 1.5rem; }
.buttons form { flex: 1; }
button { font: inherit; font-weight: 550; width: 100%; min-height: 2.75rem; border-radius: 8px; border: 1px solid light-dark(#86837a, #6d746f); background: none; color: inherit; cursor: pointer; }
button.approve { background: light-dark(#0f4c5c, #86cbd8); border-color: transparent; color: light-dark(#fff, #0d2228); }
`;

/** Where a visit leads on from: to people as a page, to programs as JSON. */
export function sendIndex(context: Context, version: string): void {
  context.set('Cache-Control', 'no-cache');
  context.vary('Accept');
  if (context.accepts('json', 'html') === 'html') {
    context.set(
      'Content-Security-Policy',
      "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'",
    );
    context.type = 'html';
    context.body = html;
    return;
  }
  context.type = 'json';
  const contracts = { v1: '/api/v1', todo: '/api/{user_id}/tasks', payments: '/api/payments' };
  const documents = { docs: '/docs', openapi: '/openapi.json', client: '/client.js', types: '/client.d.ts' };
  context.body = JSON.stringify({ name: 'mainstay', version, ...documents, health: '/health', contracts });
}
