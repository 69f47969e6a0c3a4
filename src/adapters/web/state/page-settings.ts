const told = (name: string): string => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
const flags = new Set(told('mainstay').split(' '));

/** What the server tells the page in its head. */
export const pageSettings = {
  name: told('application-name') || 'Mainstay',
  isDevelopment: flags.has('development'),
  hasSandbox: flags.has('sandbox'),
  showsMails: flags.has('mails'),
};
