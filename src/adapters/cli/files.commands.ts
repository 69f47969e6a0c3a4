import { z } from 'zod';
import type { FindUser } from '../../application/accounts/operator/find-user.ts';
import type { DeleteAnyFile } from '../../application/files/operator/delete-any-file.ts';
import type { ShowAnyFile } from '../../application/files/operator/show-any-file.ts';
import type { Files } from '../../application/files/ports.ts';
import type { SweepFiles } from '../../application/files/sweep-files.ts';
import { restorableFor } from '../../domain/kernel/deletion.ts';
import { type CliCommand, command, type Use } from './command.ts';
import type { CliFailure } from './messages.ts';
import { flag, instant, listOf, said, text, windowed, windowOptions } from './schemas.ts';
import { facts, idColumn, page, table } from './table.ts';

export interface FileMaintenance {
  readonly find: FindUser;
  readonly lists: Pick<Files, 'page'>;
  readonly show: ShowAnyFile;
  readonly remove: DeleteAnyFile;
  readonly sweep: SweepFiles;
}

const fileView = z.strictObject({
  id: z.string(),
  name: z.string(),
  size: z.int(),
  contentType: z.string(),
  sha256: z.string(),
  taskId: z.int().nullable(),
  projectId: z.string().nullable(),
  version: z.int(),
  createdAt: instant,
  updatedAt: instant,
});
const ownedFileView = fileView.extend({ ownerId: z.string() });

const one = { '<file>': 'its id, or how it begins' };

export const filesCommands = (use: Use<FileMaintenance>): readonly CliCommand<CliFailure>[] => [
  command({
    words: 'files list',
    summary: "lists a user's files, the newest first",
    options: [
      { flags: '--user <user>', description: 'id or e-mail of their owner' },
      { flags: '--search <text>', description: 'a part of the name' },
      ...windowOptions,
    ],
    examples: ['files list --user ada@example.com', 'files list --user ada@example.com --json'],
    ids: { user: 'user' },
    input: z.strictObject({
      user: z.string({ error: 'required: id or e-mail of their owner' }),
      search: text.optional(),
      ...windowed,
    }),
    output: listOf(fileView),
    run: async ({ user: who, search, limit, offset }, terminal) => {
      const { find, lists } = await use();
      const user = await find.execute(who);
      return await user.asyncMap(async ({ facts: { id: ownerId } }) => {
        const listing = { filter: said({ search }), sort: { field: 'createdAt', descending: true } } as const;
        const { items, total } = await lists.page(ownerId, listing, { limit, offset });
        const rows = items.map((file) => [file.id, file.size, file.contentType, file.name, file.createdAt]);
        const shown = table([idColumn('id'), 'bytes', 'type', 'name', 'created'], rows, terminal);
        const all = items.map((file) => fileView.strip().parse(file));
        return { json: { items: all, total }, text: page(shown, items.length, total) };
      });
    },
  }),
  command({
    words: 'files show',
    summary: 'shows a file, whoever owns it',
    arguments: one,
    examples: ['files show 019aa1c8-8f6e-7d52-a3f1-6f0f2c9d4b7e'],
    ids: { file: 'file' },
    input: z.strictObject({ file: text }),
    output: ownedFileView,
    run: async ({ file }) =>
      (await (await use()).show.execute(file)).map(({ facts: found }) => {
        const shown = ownedFileView.strip().parse(found);
        return { json: shown, text: facts(shown) };
      }),
  }),
  command({
    words: 'files delete',
    summary: 'deletes a file, whoever owns it',
    arguments: one,
    options: [
      { flags: '--permanent', description: `for good; otherwise it can be restored for ${restorableFor.days} days` },
    ],
    examples: [
      'files delete 019aa1c8-8f6e-7d52-a3f1-6f0f2c9d4b7e',
      'files delete 019aa1c8-8f6e-7d52-a3f1-6f0f2c9d4b7e --permanent --yes',
    ],
    ids: { file: 'file' },
    input: z.strictObject({ file: text, permanent: flag }),
    output: z.strictObject({ id: z.string(), permanent: z.boolean() }),
    confirm: ({ permanent }) => (permanent ? 'The file will be gone for ever. Delete?' : 'Delete the file?'),
    run: async ({ file, permanent }) =>
      (await (await use()).remove.execute(file, { permanent })).map(() => ({
        json: { id: file, permanent },
        text: `deleted  ${file}`,
      })),
  }),
  command({
    words: 'files sweep',
    summary: 'removes stored bytes that belong to no file and no running upload',
    examples: ['files sweep', 'files sweep --json'],
    input: z.strictObject({}),
    output: z.strictObject({ removed: z.int() }),
    run: async (_, terminal) => {
      const { sweep } = await use();
      const progress = await terminal.progress('removed');
      const swept = await sweep.execute((count) => progress.reached(count));
      progress.end();
      return swept.map((removed) => ({ json: { removed }, text: facts({ removed }) }));
    },
  }),
];
