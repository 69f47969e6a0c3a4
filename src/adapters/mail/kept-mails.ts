import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface KeptMail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

const most = 50;

/** The newest mails of those that were kept as files. */
export async function keptMails(folder: string): Promise<readonly KeptMail[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const newest = names
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .reverse();
  return await Promise.all(newest.slice(0, most).map((name) => keptMail(folder, name)));
}

async function keptMail(folder: string, name: string): Promise<KeptMail> {
  const [, to = '', subject = '', text = ''] =
    /^To: (.*)\nSubject: (.*)\n\n([\s\S]*)$/.exec(await readFile(join(folder, name), 'utf8')) ?? [];
  return { id: name.replace(/\.txt$/, ''), to, subject, text };
}
