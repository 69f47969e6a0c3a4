import { createHash, randomUUID } from 'node:crypto';
import type { Answer, Call } from '../../support/call.ts';

export const kinds = ['task', 'payment', 'command', 'file'] as const;
export type Kind = (typeof kinds)[number];

type Sent = Pick<Call, 'method' | 'path' | 'body' | 'type' | 'key'>;

/** Something that is written, and known again by its mark: sent until it is acknowledged, under one key. */
export interface Write {
  readonly kind: Kind;
  readonly mark: string;
  readonly sent: Sent;
  /** The id of what it made, where the answer says that it was done. */
  acknowledged(answer: Answer): string | undefined;
  /** Where it can be read again. */
  readAt(id: string): string;
}

export const contentOf = (mark: string): string => `${mark}\n`.repeat(40);
export const hashOf = (content: string): string => createHash('sha256').update(content).digest('hex');

// biome-ignore lint/suspicious/noExplicitAny: the answer's data, as a client gets it
const dataOf = (answer: Answer): any => JSON.parse(answer.body.toString()).data;

const created = ({ status, ...answer }: Answer): string | undefined =>
  status === 201 ? String(dataOf({ status, ...answer }).id) : undefined;

const post = (path: string, key: string, json: object): Sent => ({
  method: 'POST',
  path,
  key,
  body: JSON.stringify(json),
});

export const writes: Readonly<Record<Kind, (mark: string) => Write>> = {
  task: (mark) => ({
    kind: 'task',
    mark,
    sent: post('/api/v1/tasks', mark, { title: mark }),
    acknowledged: created,
    readAt: (id) => `/api/v1/tasks/${id}`,
  }),
  payment: (mark) => ({
    kind: 'payment',
    mark,
    sent: post('/api/v1/payments', mark, {
      amount: 1999,
      currency: 'EUR',
      paymentMethodId: 'pm_card_visa',
      description: mark,
    }),
    acknowledged: (answer) =>
      answer.status === 201 && dataOf(answer).status === 'completed' ? String(dataOf(answer).id) : undefined,
    readAt: (id) => `/api/v1/payments/${id}`,
  }),
  command: (mark) => {
    const uuid = randomUUID();
    const commands = [{ uuid, type: 'task.create', tempId: `tmp_${uuid}`, args: { title: mark } }];
    // A token of its own place is not kept: what is asked here is what becomes of the command.
    const body = JSON.stringify({ token: null, limit: 1, commands });
    return {
      kind: 'command',
      mark,
      sent: { method: 'POST', path: '/api/v1/sync', body },
      acknowledged: (answer) => {
        const result = answer.status === 200 ? dataOf(answer).results[uuid] : undefined;
        return result?.status === 'done' ? String(result.id) : undefined;
      },
      readAt: (id) => `/api/v1/tasks/${id}`,
    };
  },
  file: (mark) => ({
    kind: 'file',
    mark,
    sent: {
      method: 'POST',
      path: `/api/v1/files?name=${mark}.txt`,
      key: mark,
      type: 'text/plain',
      body: contentOf(mark),
    },
    acknowledged: created,
    readAt: (id) => `/api/v1/files/${id}`,
  }),
};
