import Router from '@koa/router';
import type { Context } from 'koa';
import type { Method } from './endpoint.ts';

export type Serve = (context: Context) => void | Promise<void>;

const nowhere = (): void => {};

/** Which code serves a method and a path. The router finds it; it is called straight, without a chain of middleware. */
export class Routes {
  readonly #router = new Router({ sensitive: true, strict: true });
  readonly #serves = new Map<unknown, Serve>();

  /** The parameters of the path are in braces: `/tasks/{id}`. HEAD is served as GET is. */
  add(method: Method, path: string, serve: Serve): void {
    this.#serves.set(this.#router.register(path.replace(/\{(\w+)\}/g, ':$1'), [method], nowhere), serve);
  }

  /** Undefined where nothing serves it. */
  find(context: Context): Serve | undefined {
    const [layer] = this.#router.match(context.path, context.method).pathAndMethod;
    if (layer === undefined) return undefined;
    context['params'] = layer.params(context.path, layer.captures(context.path));
    return this.#serves.get(layer);
  }

  /** In the order of the alphabet. */
  methodsAt(path: string): readonly string[] {
    return [...new Set(this.#router.match(path, 'any').path.flatMap(({ methods }) => methods))].sort();
  }
}
