/** Where the server is reached, as whoever asks sees it. */
export type PublicOrigin = (header: (name: string) => string | undefined) => string;

/**
 * What a setting says, or else the address that the request came to: the one that a proxy tells where proxies are trusted.
 * Nobody but the sender of a request sees what its own headers lead to.
 */
export const publicOrigin =
  (setting: string | undefined, trustedProxies: number, otherwise: string): PublicOrigin =>
  (header) => {
    if (setting !== undefined) return setting;
    const told = (name: string) => (trustedProxies > 0 ? header(name)?.split(',').at(-1)?.trim() : undefined);
    const protocol = told('x-forwarded-proto') === 'https' ? 'https' : 'http';
    const host = told('x-forwarded-host') ?? header('host') ?? '';
    return URL.canParse(`${protocol}://${host}`) && host !== '' ? new URL(`${protocol}://${host}`).origin : otherwise;
  };
