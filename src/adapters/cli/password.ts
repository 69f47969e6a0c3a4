import { randomInt } from 'node:crypto';
import { err, ok, type Result } from 'neverthrow';
import type { Failure } from '../../domain/kernel/failure.ts';
import type { CliOption } from './command.ts';
import { flag } from './schemas.ts';
import type { Terminal } from './terminal.ts';

/** A password cannot be asked for, and none was piped in. */
export interface PasswordMissing extends Failure {
  readonly kind: 'cli.password_missing';
}
export interface PasswordsDiffer extends Failure {
  readonly kind: 'cli.passwords_differ';
}

export interface ChosenPassword {
  readonly password: string;
  /** To be shown once. */
  readonly generated: boolean;
}

/** Never an argument: every user of the machine could read it in the list of processes. */
export const passwordOptions: readonly CliOption[] = [
  { flags: '--generate', description: 'make a password and print it once' },
  { flags: '--password-stdin', description: 'read the password from standard input' },
];
export const passwordChoice = { generate: flag, passwordStdin: flag };

interface Choice {
  readonly generate: boolean;
  readonly passwordStdin: boolean;
}

export async function choosePassword(
  { generate, passwordStdin }: Choice,
  terminal: Terminal,
): Promise<Result<ChosenPassword, PasswordMissing | PasswordsDiffer>> {
  if (generate) return ok({ password: generatedPassword(), generated: true });
  if (passwordStdin) return ok({ password: await terminal.firstLine(), generated: false });
  if (!terminal.isInteractive) return err({ kind: 'cli.password_missing' });
  const password = await terminal.askSecretly('Password: ');
  if ((await terminal.askSecretly('Once more: ')) !== password) return err({ kind: 'cli.passwords_differ' });
  return ok({ password, generated: false });
}

const templates = 'abcdefghijkmnopqrstuvwxyz';
const capitals = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const digits = '23456789';
const all = templates + capitals + digits;
const oneOf = (characters: string): string => characters.charAt(randomInt(characters.length));

/** 20 characters that are not mistaken for each other (over 110 bits), and the capital and digit that are asked for. */
export const generatedPassword = (): string =>
  [...Array.from({ length: 18 }, () => oneOf(all)), oneOf(capitals), oneOf(digits)].join('');
