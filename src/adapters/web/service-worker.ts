export {};

/** What the server writes before this script: the page's files, and a name that changes with them. */
interface Shell {
  readonly name: string;
  readonly files: readonly string[];
}

interface Extended extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface Fetching extends Event {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

interface Worker extends EventTarget {
  readonly shell: Shell;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
}

const worker = self as unknown as Worker;
const { name, files } = worker.shell;
const pages = ['/', '/verify-email', '/reset-password'];
/** A server that does not answer for so many milliseconds is not there. */
const patience = 4000;

worker.addEventListener('install', (event) => {
  (event as Extended).waitUntil(keep());
});

worker.addEventListener('activate', (event) => {
  (event as Extended).waitUntil(dropOthers());
});

worker.addEventListener('fetch', (event) => {
  const { request, respondWith } = event as Fetching;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate' && pages.includes(pathname)) respondWith.call(event, pageOf(request));
  else if (files.includes(pathname)) respondWith.call(event, fileOf(request));
});

async function keep(): Promise<void> {
  const cache = await caches.open(name);
  await Promise.all([cache.addAll(files), cache.put('/', await fetch('/', { headers: { Accept: 'text/html' } }))]);
  await worker.skipWaiting();
}

async function dropOthers(): Promise<void> {
  for (const each of await caches.keys()) if (each !== name) await caches.delete(each);
  await worker.clients.claim();
}

/** As the server has it now; without a server as it was. */
async function pageOf(request: Request): Promise<Response> {
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patience));
  const asked = fetch(request).catch(() => undefined);
  return (await Promise.race([asked, late])) ?? (await kept('/')) ?? (await asked) ?? Response.error();
}

const fileOf = async (request: Request): Promise<Response> =>
  (await kept(new URL(request.url).pathname)) ?? (await fetch(request));

const kept = (path: string): Promise<Response | undefined> => caches.match(path, { cacheName: name, ignoreVary: true });
