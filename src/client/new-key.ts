/** `crypto.randomUUID` is missing in React Native and on pages that came without TLS. */
export const newKey = (): string =>
  globalThis.crypto?.randomUUID?.() ??
  Array.from({ length: 32 }, () => Math.floor(Math.random() * 16).toString(16)).join('');
