import Router, { type Layer } from '@koa/router';
import type { Context } from 'koa';
import type { Method } from './endpoint.ts';

export type Serve = (context: Context) => void | Promise<void>;

export interface Route {
  readonly serve: Serve;
  /** Whether it leaves its answer to Koa: a body, a type, headers of the response. */
  readonly isPage: boolean;
}

/** A step further into a path: by its own name, or by any. */
interface Step {
  readonly named: Map<string, Step>;
  any: Step | undefined;
  readonly here: Map<string, Route & { readonly layer: Layer }>;
}

const newStep = (): Step => ({ named: new Map(), any: undefined, here: new Map() });

const nowhere = (): void => {};

/**
 * Which code serves a method and a path. The layers of the router read paths; which layer is found segment by segment, because
 * asking one after the other takes longer the more routes there are.
 */
export class Routes {
  readonly #router = new Router({ sensitive: true, strict: true });
  readonly #root = newStep();

  /** The parameters of the path are in braces: `/tasks/{id}`. HEAD is served as GET is. */
  add(method: Method, path: string, serve: Serve): void {
    this.#add(method, path, { serve, isPage: false });
  }

  addPage(method: Method, path: string, serve: Serve): void {
    this.#add(method, path, { serve, isPage: true });
  }

  /** Undefined where nothing serves it. */
  find(context: Context): Route | undefined {
    const { path } = context;
    const found = routeAt(this.#root, path.split('/'), 0, context.method);
    if (found !== undefined) context['params'] = found.layer.params(path, found.layer.captures(path));
    return found;
  }

  /** In the order of the alphabet. */
  methodsAt(path: string): readonly string[] {
    return [...new Set(this.#router.match(path, 'any').path.flatMap(({ methods }) => methods))].sort();
  }

  #add(method: Method, path: string, route: Route): void {
    const pattern = path.replace(/\{(\w+)\}/g, ':$1');
    // One path makes one layer; several would make a router.
    const layer = this.#router.register(pattern, [method], nowhere) as Layer;
    let step = this.#root;
    for (const segment of path.split('/')) {
      const next = segment.startsWith('{') ? step.any : step.named.get(segment);
      if (next !== undefined) step = next;
      else {
        const added = newStep();
        if (segment.startsWith('{')) step.any = added;
        else step.named.set(segment, added);
        step = added;
      }
    }
    for (const each of layer.methods) step.here.set(each, { ...route, layer });
  }
}

/** A segment's own name goes before any. */
function routeAt(step: Step, segments: readonly string[], at: number, method: string): ReturnType<Step['here']['get']> {
  const segment = segments[at];
  if (segment === undefined) return step.here.get(method);
  const named = step.named.get(segment);
  const found = named && routeAt(named, segments, at + 1, method);
  if (found !== undefined || step.any === undefined || segment === '') return found;
  return routeAt(step.any, segments, at + 1, method);
}
