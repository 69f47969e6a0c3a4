import { basename, join } from 'node:path';

export interface BuiltFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The page's script, style and fonts, each under a name that changes with its content. Needs what `npm ci` brings for development. */
export async function buildWeb(source: string): Promise<readonly BuiltFile[]> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: {
      page: join(source, 'main.tsx'),
      style: join(source, 'styles/main.css'),
      'service-worker': join(source, 'service-worker.ts'),
    },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'eof',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.woff2': 'file' },
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    // The style is read at the page's own addresses.
    publicPath: '/app',
    outdir: 'web',
    write: false,
    tsconfig: join(source, 'tsconfig.json'),
  });
  return outputFiles.map(({ path, contents }) => ({ name: basename(path), bytes: Buffer.from(contents) }));
}
