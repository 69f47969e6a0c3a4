import type { Version } from '../../../domain/kernel/version.ts';

export const entityTag = (version: Version): string => `"${version}"`;

const tagsOf = (header: string): string[] => header.match(/(?:W\/)?"[^"]*"/g) ?? [];

/** The versions that `If-Match` names; undefined for `*`, which any existing version fits. Weak tags fit nothing (RFC 9110, 13.1.1). */
export function expectedVersions(header: string | undefined): readonly Version[] | undefined {
  if (header === undefined || header.trim() === '*') return undefined;
  return tagsOf(header)
    .filter((tag) => /^"[0-9]+"$/.test(tag))
    .map((tag) => Number(tag.slice(1, -1)) as Version)
    .filter(Number.isSafeInteger);
}

/** Whether `If-None-Match` says that the client has this version already (weak comparison: RFC 9110, 13.1.2). */
export function isKnown(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return header.trim() === '*' || tagsOf(header).some((known) => known.replace(/^W\//, '') === tag);
}
