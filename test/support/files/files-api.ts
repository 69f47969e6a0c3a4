import type { Received } from '../client.ts';
import type { MemoryProduct } from '../memory-product.ts';
import { type V1Api, v1Api } from '../v1-api.ts';

export interface FilesApi extends V1Api {
  /** Sends the content as the body. */
  upload(query: string, content?: string | Buffer, headers?: Readonly<Record<string, string>>): Promise<Received>;
  /** Uploads a file that must be taken, and gives what the answer says of it. */
  // biome-ignore lint/suspicious/noExplicitAny: the answer's data, as the client gets it
  uploaded(query: string, content?: string | Buffer, headers?: Readonly<Record<string, string>>): Promise<any>;
  /** The bytes of the file, as text. */
  content(id: string, headers?: Readonly<Record<string, string>>, query?: string): Promise<Received>;
}

let users = 0;

/** Somebody new with files. */
export async function filesApi(product: Pick<MemoryProduct, 'listener' | 'clock' | 'container'>): Promise<FilesApi> {
  users += 1;
  const api = await v1Api(product, `keeper-${users}`);
  const { token } = api;
  const upload: FilesApi['upload'] = (query, content = 'hello', headers = {}) =>
    api.ask('POST', `/api/v1/files?${query}`, {
      token,
      raw: content,
      headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
    });
  return {
    ...api,
    upload,
    uploaded: async (query, content, headers) => {
      const { status, body, text } = await upload(query, content, headers);
      if (status !== 201) throw new Error(`nothing was uploaded: ${status} ${text}`);
      return body.data;
    },
    content: (id, headers = {}, query = '') => api.get(`/files/${id}/content${query}`, headers),
  };
}
