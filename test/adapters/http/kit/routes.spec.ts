import { expect } from 'chai';
import Koa from 'koa';
import { Routes, type Serve } from '../../../../src/adapters/http/kit/routes.ts';

const koa = new Koa();

function found(routes: Routes, method: string, path: string) {
  const context = koa.createContext({ method, url: path, headers: {} } as never, {} as never);
  const route = routes.find(context);
  return { route, params: { ...context['params'] } as Record<string, string> };
}

describe('routes', () => {
  const serve: Serve = () => {};
  const other: Serve = () => {};

  it('prefer a segment of that name to any, wherever the paths go on', () => {
    const routes = new Routes();
    routes.add('GET', '/tasks/{id}', serve);
    routes.add('GET', '/tasks/export', other);
    routes.add('GET', '/tasks/{id}/files', serve);
    expect(found(routes, 'GET', '/tasks/7')).to.deep.include({ params: { id: '7' } });
    expect(found(routes, 'GET', '/tasks/export').route?.serve).to.equal(other);
    expect(found(routes, 'GET', '/tasks/export/files')).to.deep.include({ params: { id: 'export' } });
    expect(found(routes, 'DELETE', '/tasks/7').route).to.equal(undefined);
  });

  it('tell apart cases, lengths and closing slashes, and take no empty parameter', () => {
    const routes = new Routes();
    routes.add('GET', '/tasks/{id}', serve);
    for (const path of ['/Tasks/7', '/tasks', '/tasks/', '/tasks/7/', '/tasks/7/8', '//tasks/7'])
      expect(found(routes, 'GET', path).route, path).to.equal(undefined);
  });

  it('give parameters decoded, and serve HEAD as GET', () => {
    const routes = new Routes();
    routes.add('GET', '/api/{user}/tasks/{id}', serve);
    expect(found(routes, 'HEAD', '/api/%C3%A9%2F/tasks/7').params).to.deep.equal({ user: 'é/', id: '7' });
  });

  it('know which methods a path takes, and which of them are pages', () => {
    const routes = new Routes();
    routes.add('PUT', '/a/{b}', serve);
    routes.addPage('GET', '/a/{b}', serve);
    expect(routes.methodsAt('/a/1')).to.deep.equal(['GET', 'HEAD', 'PUT']);
    expect(routes.methodsAt('/a')).to.deep.equal([]);
    expect([found(routes, 'PUT', '/a/1').route?.isPage, found(routes, 'GET', '/a/1').route?.isPage]).to.deep.equal([
      false,
      true,
    ]);
  });
});
