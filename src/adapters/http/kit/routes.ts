import findMyWay, { type HTTPMethod } from 'find-my-way';
import type { Context } from 'koa';

export type Serve = (context: Context) => void | Promise<void>;

/** A user's id may have 255 characters, and each may be written as twelve. */
const longestParameter = 255 * 12;
const methods = ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT'] as const;
const nowhere = (): void => {};

/** Which code serves a method and a path. */
export class Routes {
  readonly #router = findMyWay({ maxParamLength: longestParameter });

  /** The parameters of the path are in braces: `/tasks/{id}`. HEAD is served as GET is. */
  add(method: HTTPMethod, path: string, serve: Serve): void {
    const pattern = path.replace(/\{(\w+)\}/g, ':$1');
    this.#router.on(method === 'GET' ? ['GET', 'HEAD'] : method, pattern, nowhere, serve);
  }

  /** Undefined where nothing serves it. */
  find(context: Context): Serve | undefined {
    const found = this.#at(context.method, context.path);
    context['params'] = found?.params;
    return found?.store;
  }

  /** In the order of the alphabet. */
  methodsAt(path: string): readonly string[] {
    return methods.filter((method) => this.#at(method, path) !== undefined);
  }

  /** A parameter is never empty; one that is no valid percent-encoding is taken as it stands. */
  #at(method: string, path: string) {
    const found =
      this.#router.find(method as HTTPMethod, path) ??
      (path.includes('%') ? this.#router.find(method as HTTPMethod, path.replaceAll('%', '%25')) : null);
    if (found === null) return undefined;
    for (const name in found.params) if (found.params[name] === '') return undefined;
    return found;
  }
}
