import { err, ok, type Result } from 'neverthrow';
import { type FileNotFound, fileNotFound } from '../../domain/files/failures.ts';
import type { FileId } from '../../domain/files/stored-file.ts';
import { after } from '../../domain/kernel/instant.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Files, LinkSignatures, LinkTerms } from './ports.ts';

export interface FileLink extends LinkTerms {
  readonly signature: string;
}

export interface LinkWish {
  /** Seconds. */
  readonly expiresIn: number;
  readonly inline: boolean;
}

/** A way to a file's bytes for whoever is given it, without a token. Nothing of it is kept. */
export class MakeFileLink {
  readonly #files: Files;
  readonly #signatures: LinkSignatures;
  readonly #clock: Clock;

  constructor(files: Files, signatures: LinkSignatures, clock: Clock) {
    this.#files = files;
    this.#signatures = signatures;
    this.#clock = clock;
  }

  async execute(actor: Actor, id: FileId, { expiresIn, inline }: LinkWish): Promise<Result<FileLink, FileNotFound>> {
    if ((await this.#files.ofOwner(actor.userId, id)) === undefined) return err(fileNotFound);
    const terms = { fileId: id, expiresAt: after(this.#clock.now(), { seconds: expiresIn }), inline };
    return ok({ ...terms, signature: this.#signatures.sign(terms) });
  }
}
