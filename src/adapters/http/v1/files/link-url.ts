import type { FileLink } from '../../../../application/files/make-file-link.ts';

/** What a link carries stands in its query: no log keeps that. */
export function linkUrl(origin: string, { fileId, expiresAt, inline, signature }: FileLink): string {
  const query = new URLSearchParams({ expires: expiresAt, ...(inline ? { inline: 'true' } : {}), signature });
  return `${origin}/api/v1/files/${fileId}/linked?${query}`;
}
