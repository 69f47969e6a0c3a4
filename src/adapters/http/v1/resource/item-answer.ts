import { z } from 'zod';
import type { Version } from '../../../../domain/kernel/version.ts';
import type { Answer } from '../../kit/endpoint.ts';
import { success } from '../contract.ts';

export const itemAnswer = <T extends z.ZodType>(data: T) => z.object({ success: z.literal(true), data });

interface Stored {
  readonly facts: { readonly id: string | number; readonly version: Version };
}

/** How a resource's single things are answered: with their version, and when new with where they are. */
export const itemAnswers = <E extends Stored>(path: string, present: (facts: E['facts']) => unknown) => {
  const shown = ({ facts }: E): Answer => ({ status: 200, body: success(present(facts)), version: facts.version });
  const created = (entity: E): Answer => ({
    ...shown(entity),
    status: 201,
    headers: { Location: `${path}/${entity.facts.id}` },
  });
  return { shown, created };
};

export const deleted = (): Answer => ({ status: 204 });
