import { createRequire, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

/** `openapi-typescript` writes its types by the interface that TypeScript 5 has for programs and TypeScript 7 has not. */
const typescript5 = createRequire(require.resolve('dts-bundle-generator')).resolve('typescript');

/** What `openapi-typescript` with its defaults makes of the document. */
export async function generatedTypes(document: object): Promise<string> {
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'typescript'
        ? { url: pathToFileURL(typescript5).href, shortCircuit: true }
        : next(specifier, context),
  });
  const { default: openapiTypescript, astToString } = await import('openapi-typescript');
  hooks.deregister();
  return astToString(await openapiTypescript(JSON.parse(JSON.stringify(document))));
}
