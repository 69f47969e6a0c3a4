import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import Koa, { type Context } from 'koa';
import type { Failure } from '../../domain/kernel/failure.ts';
import type { Contract } from './kit/contract.ts';
import { cors } from './kit/cors.ts';
import type { Endpoint } from './kit/endpoint.ts';
import type { Kit } from './kit/kit.ts';
import { refusedEarly } from './kit/limit.ts';
import { mount } from './kit/mount.ts';
import { type Observer, observe } from './kit/observe.ts';
import { refuse, refuseDefect } from './kit/refuse.ts';
import { requestState } from './kit/request-state.ts';
import { type Route, Routes } from './kit/routes.ts';
import { securityHeaders } from './kit/security-headers.ts';

/** A contract with its endpoints and the paths that fall under it. */
export interface Publication {
  owns(path: string): boolean;
  readonly contract: Contract;
  readonly endpoints: readonly Endpoint[];
  /** Further routes that speak no contract: pages, probes. */
  extend?(routes: Routes): void;
}

/** Keeps the contract's and the endpoints' failures together before their type is forgotten. */
export const publication = <F extends Failure>(
  contract: Contract<F>,
  endpoints: readonly Endpoint<F>[],
  owns: (path: string) => boolean,
): Publication => ({
  owns,
  contract: contract as unknown as Contract,
  endpoints: endpoints as unknown as readonly Endpoint[],
});

export interface App {
  readonly kit: Kit;
  readonly observer: Observer;
  readonly corsOrigins: readonly string[];
  /** Of several that own a path the first serves it; the last owns what is left. */
  readonly publications: readonly Publication[];
}

export function createApp({ kit, observer, corsOrigins, publications }: App): RequestListener {
  const servers = publications.map((each) => serverOf(each, kit));
  const begin = observe(observer, securityHeaders());
  const isPreflight = cors(corsOrigins);
  const found = (context: Context) => {
    const { path } = context;
    const server = servers.find(({ owns }) => owns(path));
    return { server, route: server?.routes.find(context) };
  };
  const koa = new Koa();
  koa.on('error', (error: unknown) => kit.log.error('the answer could not be completed', error));
  koa.use(async (context) => {
    const { server, route } = found(context);
    await server?.serve(context, route);
  });
  const servePage = koa.callback();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const context = koa.createContext(request, response);
    if (!hasPath(context)) request.url = nowhere;
    begin(context);
    if (isPreflight(context)) return;
    const { server, route } = found(context);
    if (route?.isPage) {
      requestState(context).head.handTo(response);
      await servePage(request, response);
    } else await server?.serve(context, route);
  };
  return (request, response) =>
    void answer(request, response).catch((defect: unknown) => {
      kit.log.error('defect', defect);
      response.destroy();
    });
}

/** A target that names no path. */
const nowhere = '*';

/** Koa reads the path when it is asked for it, and throws where the target is no address, such as `http://[::1`. */
function hasPath(context: Context): boolean {
  try {
    return typeof context.path === 'string';
  } catch {
    return false;
  }
}

interface Server extends Pick<Publication, 'owns'> {
  readonly routes: Routes;
  serve(context: Context, route: Route | undefined): Promise<void>;
}

function serverOf({ owns, contract, endpoints, extend }: Publication, kit: Kit): Server {
  const routes = new Routes();
  mount(routes, contract, endpoints, kit);
  extend?.(routes);
  return {
    owns,
    routes,
    serve: async (context, route) => {
      try {
        if (route === undefined) await refuseUnrouted(context, contract, routes.methodsAt(context.path), kit);
        else await route.serve(context);
      } catch (defect) {
        context.respond = false;
        refuseDefect(context, contract, defect, kit);
      }
    },
  };
}

/** No route took the request: its path is unknown, or its method is. */
async function refuseUnrouted(
  context: Context,
  contract: Contract,
  methods: readonly string[],
  kit: Kit,
): Promise<void> {
  context.respond = false;
  if (methods.length === 0) {
    refuse(context, contract, await refusedEarly(context, { kind: 'route.not_found' }, kit));
    return;
  }
  const allow = [...methods, 'OPTIONS'].sort();
  if (context.method === 'OPTIONS') {
    const { head } = requestState(context);
    head.set('Allow', allow.join(', '));
    head.set('Cache-Control', 'no-store');
    head.write(context.res, 204);
    context.res.end();
    return;
  }
  refuse(context, contract, await refusedEarly(context, { kind: 'route.method_not_allowed', allow }, kit));
}
