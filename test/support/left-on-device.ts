import type { Page } from 'playwright-core';

/** As much of IndexedDB as is needed to look into it. */
interface Database {
  databases(): Promise<{ name: string }[]>;
  open(name: string): {
    result: { transaction(table: string): { objectStore(name: string): { getAllKeys(): { result: string[] } } } };
  };
}

/** The names of all that the page keeps. */
export const leftOnDevice = (page: Page): Promise<{ copy: readonly string[]; stored: readonly string[] }> =>
  page.evaluate(async () => {
    const page = globalThis as unknown as { indexedDB: Database; localStorage: object };
    const kept = (await page.indexedDB.databases()).find(({ name }) => name.startsWith('mainstay '));
    const opening = page.indexedDB.open(kept?.name ?? '');
    await new Promise((resolve) => Object.assign(opening, { onsuccess: resolve }));
    const reading = opening.result.transaction('kept').objectStore('kept').getAllKeys();
    await new Promise((resolve) => Object.assign(reading, { onsuccess: resolve }));
    return { copy: reading.result, stored: Object.keys(page.localStorage) };
  });
