import type { Result } from 'neverthrow';
import { z } from 'zod';
import type { Reached } from '../../application/backup/create-backup.ts';
import type { BackupManifest } from '../../application/backup/manifest.ts';
import type { RestoreBackupFailure, Restored } from '../../application/backup/restore-backup.ts';
import type { BackupUseCases } from '../../application/backup/use-cases.ts';
import type { Verified } from '../../application/backup/verify-backup.ts';
import type { Clock } from '../../application/kernel/clock.ts';
import type { Instant } from '../../domain/kernel/instant.ts';
import type { Secret } from '../../domain/kernel/secret.ts';
import { backupFields, backupView, notes, presentBackup } from './backup.views.ts';
import { type CliCommand, command, type Use } from './command.ts';
import { findingView, report } from './doctor.views.ts';
import type { CliFailure } from './messages.ts';
import { flag, text } from './schemas.ts';
import { facts } from './table.ts';
import type { Progress, Terminal } from './terminal.ts';

export interface BackupTools {
  readonly backups: Pick<BackupUseCases, 'create'>;
  readonly folder: { handMade(moment: Instant): string };
  readonly secret: Secret;
  readonly clock: Clock;
}

export interface Trial {
  readonly path: string;
}
export interface RestoreOrder extends Trial {
  readonly resume: boolean;
}

interface Programs {
  readonly tools: Use<BackupTools>;
  restore(order: RestoreOrder, reached: Reached): Promise<Result<Restored, RestoreBackupFailure>>;
  verify(trial: Trial, reached: Reached): Promise<Result<Verified, RestoreBackupFailure>>;
}

const piped = '-';
const source = { '<file>': 'a backup, or - for what is piped in' };

async function shown<T>(terminal: Terminal, work: (reached: Reached) => Promise<T>): Promise<T> {
  let opening: Promise<Progress> | undefined;
  try {
    return await work((done, total) => {
      opening ??= terminal.progress('rows and files', total > 0 ? total : undefined);
      void opening.then((progress) => progress.reached(done));
    });
  } finally {
    (await opening)?.end();
  }
}

export const backupCommands = ({ tools, restore, verify }: Programs): readonly CliCommand<CliFailure>[] => [
  command({
    words: 'backup create',
    summary: 'writes everything into one file, while everything goes on',
    arguments: { '[file]': 'a new file, or - for standard output (default: one in DATA_DIR/backups)' },
    options: [
      {
        flags: '--with-secret',
        description: 'put the secret in, too: whoever has the file can then sign in as anybody',
      },
    ],
    examples: ['backup create', 'backup create /mnt/backups/monday.backup', 'backup create - --with-secret'],
    input: z.strictObject({ file: text.optional(), withSecret: flag }),
    output: backupView,
    run: async ({ file, withSecret }, terminal) => {
      const { backups, folder, secret, clock } = await tools();
      const path = file ?? folder.handMade(clock.now());
      const wish = withSecret ? { path, secret } : { path };
      const made = await shown(terminal, (reached) => backups.create.execute(wish, reached));
      return made.map((manifest) => {
        const lines = [facts(backupFields(path, manifest)), ...notes(manifest)].join('\n');
        return { json: presentBackup(path, manifest), text: lines, outputIsTaken: path === piped };
      });
    },
  }),
  command({
    words: 'backup restore',
    summary: 'brings an empty database to the state of a backup',
    arguments: source,
    options: [{ flags: '--resume', description: 'what waited (mails, webhooks, reconciliation) goes on at once' }],
    examples: ['backup restore monday.backup', 'backup restore monday.backup --yes --resume', 'backup restore - --yes'],
    input: z.strictObject({ file: text, resume: flag }),
    output: backupView.extend({ jobsHeld: z.boolean(), secret: z.enum(['kept', 'same', 'other']).nullable() }),
    confirm: () =>
      'The database of these settings is filled with the backup; whatever is in it now, without users, is lost. Restore?',
    run: async ({ file: path, resume }, terminal) => {
      const restored = await shown(terminal, (reached) => restore({ path, resume }, reached));
      return restored.map(({ manifest, secret }) => {
        const json = { ...presentBackup(path, manifest), jobsHeld: !resume, secret };
        return {
          json,
          text: [facts(backupFields(path, manifest)), ...afterwards(manifest, resume, secret)].join('\n'),
        };
      });
    },
  }),
  command({
    words: 'backup verify',
    summary: 'restores a backup into a throw-away database, compares everything, and looks whether it is well',
    arguments: source,
    examples: ['backup verify monday.backup', 'backup verify monday.backup --json'],
    input: z.strictObject({ file: text }),
    output: backupView.extend({ verified: z.literal(true), findings: z.array(findingView) }),
    run: async ({ file: path }, terminal) => {
      const verified = await shown(terminal, (reached) => verify({ path }, reached));
      return verified.map(({ manifest, findings }) => {
        const json = { ...presentBackup(path, manifest), verified: true as const, findings: [...findings] };
        const lines = [
          facts(backupFields(path, manifest)),
          report(findings, terminal),
          'It restores: every row and file is the one that was backed up.',
        ];
        return { json, text: lines.join('\n') };
      });
    },
  }),
];

function afterwards(manifest: BackupManifest, resume: boolean, secret: Restored['secret']): readonly string[] {
  const held = 'Jobs are held: nothing that waited is sent or asked until you say so: mainstay jobs release';
  const secrets = {
    kept: 'The secret of the backup is in DATA_DIR/secret: sessions and links hold on.',
    same: 'The secret is the same: sessions and links hold on.',
    other:
      'BETTER_AUTH_SECRET is not the one of the backup: tokens and links that were signed under that one do not hold.',
  };
  const without =
    'The backup has no secret: tokens and links hold only where BETTER_AUTH_SECRET (or DATA_DIR/secret) is the same as before.';
  return [
    ...(resume ? [] : [held]),
    secret === null ? without : secrets[secret],
    ...notes(manifest).slice(manifest.withSecret ? 0 : 1),
  ];
}
