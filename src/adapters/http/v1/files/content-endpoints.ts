import { err, type Result } from 'neverthrow';
import type { FileUseCases } from '../../../../application/files/use-cases.ts';
import type { FileId } from '../../../../domain/files/stored-file.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import { type Answer, type Endpoint, endpoint } from '../../kit/endpoint.ts';
import type { PublicOrigin } from '../../kit/public-origin.ts';
import { success, type V1Failure } from '../contract.ts';
import { itemAnswer } from '../resource/item-answer.ts';
import { answerContent } from './answer-content.ts';
import { linkUrl } from './link-url.ts';
import { contentQuery, filePath, linkQuery, linkWish } from './requests.ts';
import { linkView } from './views.ts';

const tag = 'Files';
const headers = ['ETag', 'Content-Disposition', 'Accept-Ranges'];
const bytes = {
  success: { status: 200, description: 'All bytes', bytes: true, headers },
  alsoAnswers: [
    { status: 206, description: 'The part that `Range` asks for', bytes: true, headers: [...headers, 'Content-Range'] },
    { status: 304, description: 'Nothing has changed', headers: ['ETag'] },
  ],
} as const;

/** The ways to the bytes: with a token, and with a link. */
export const contentEndpoints = (files: FileUseCases, originOf: PublicOrigin): readonly Endpoint<V1Failure>[] => [
  endpoint({
    method: 'GET',
    path: '/files/{id}/content',
    name: 'downloadFile',
    summary: 'Download a file',
    description: 'Whole, or the one part that a `Range` asks for. Only images are ever shown `inline`.',
    tag,
    access: 'user',
    params: filePath,
    query: contentQuery,
    ...bytes,
    failures: ['file.not_found', 'file.range_unsatisfiable', 'file.unreadable'],
    handle: async ({ actor, params, query, ...asked }): Promise<Result<Answer, V1Failure>> => {
      const opened = await files.open.execute(actor, params.id as FileId);
      if (opened.isErr()) return err(opened.error);
      return await answerContent(opened.value, query.inline, asked);
    },
  }),
  endpoint({
    method: 'POST',
    path: '/files/{id}/links',
    name: 'linkFile',
    summary: 'Make a link to a file',
    description:
      'Whoever has the link can download the file without a token, until it expires; `expiresIn` is in seconds. It stops with the file or its owner.',
    tag,
    access: 'user',
    params: filePath,
    body: linkWish,
    mayLackBody: true,
    success: { status: 201, description: 'The link', schema: itemAnswer(linkView) },
    failures: ['file.not_found'],
    handle: async ({ actor, params, body, header }) =>
      (await files.makeLink.execute(actor, params.id as FileId, body)).map((link) => ({
        status: 201,
        body: success({ url: linkUrl(originOf(header), link), expiresAt: link.expiresAt }),
      })),
  }),
  endpoint({
    method: 'GET',
    path: '/files/{id}/linked',
    name: 'followFileLink',
    summary: 'Download a file by a link',
    description: 'A link that was never made, has expired, or whose file or owner is gone: 404.',
    tag,
    access: 'public',
    params: filePath,
    query: linkQuery,
    ...bytes,
    failures: ['file.link_invalid', 'file.not_found', 'file.range_unsatisfiable', 'file.unreadable'],
    handle: async ({ params, query: { expires, inline, signature }, ...asked }): Promise<Result<Answer, V1Failure>> => {
      const link = { fileId: params.id, expiresAt: expires as Instant, inline, signature };
      const opened = await files.followLink.execute(link);
      if (opened.isErr()) return err(opened.error);
      return await answerContent(opened.value, inline, asked);
    },
  }),
];
