import { render } from 'preact';
import { App } from './app.tsx';
import { session } from './state/session.ts';

const place = document.querySelector('#app');
if (place === null) throw new Error('the page has no place for the app');
void session.start();
place.replaceChildren();
render(<App />, place);
// Keeps the page on the device. Pages that came without TLS have none.
if ('serviceWorker' in navigator) void navigator.serviceWorker.register('/service-worker.js');
