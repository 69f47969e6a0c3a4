import type { Failure } from '../../domain/kernel/failure.ts';

/** The command's id came with another command before. */
export interface CommandMismatch extends Failure {
  readonly kind: 'command.mismatch';
}

/** The same command is being carried out elsewhere. */
export interface CommandInProgress extends Failure {
  readonly kind: 'command.in_progress';
}

/** Another command has made something under that name. */
export interface TempIdTaken extends Failure {
  readonly kind: 'command.temp_id_taken';
}

export type CommandFailure = CommandMismatch | CommandInProgress | TempIdTaken;

export const commandMismatch: CommandMismatch = { kind: 'command.mismatch' };
export const commandInProgress: CommandInProgress = { kind: 'command.in_progress' };
export const tempIdTaken: TempIdTaken = { kind: 'command.temp_id_taken' };
