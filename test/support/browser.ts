import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
];
const quiet = ['quic', 'background-networking', 'component-update', 'sync', 'gpu'].map(
  (feature) => `--disable-${feature}`,
);

export const browserFlags: readonly string[] = ['--no-sandbox', '--no-first-run', ...quiet];

/** A browser of the machine's own; `CHROMIUM` names one elsewhere. */
export function browserPath(): string {
  const path = process.env['CHROMIUM'] ?? places.find((place) => existsSync(place));
  if (path === undefined) throw new Error('these tests need Chromium: install it, or set CHROMIUM to its path');
  return path;
}

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: browserPath(), args: [...browserFlags] });
