import type { Source } from './sources.ts';

export interface Rule {
  readonly promise: string;
  /** What is wrong about a tree: `path:line in words`. */
  readonly findings: (tree: readonly Source[]) => readonly string[];
}

/** A rule that looks at each spot (an import, a piece of syntax, a line) by itself and says what is wrong about it. */
export const about = <Spot extends { readonly line: number }>(
  promise: string,
  spots: (source: Source) => readonly Spot[],
  wrong: (spot: Spot, path: string) => string | false,
): Rule => ({
  promise,
  findings: (tree) =>
    tree.flatMap((source) =>
      spots(source).flatMap((spot) => {
        const finding = wrong(spot, source.path);
        return finding === false ? [] : [`${source.path}:${spot.line} ${finding}`];
      }),
    ),
});

export const imports = (source: Source) => source.imports;
export const places = (source: Source) => source.places;
export const comments = (source: Source) => source.comments;
export const lines = (source: Source) => source.lines;
