import { about, lines } from '../rule.ts';

/** Made by a tool and no source, wherever it lies. */
const made =
  /^(src|test|docs|\.github|\.ci)\/.*\.(js|mjs|cjs|d\.ts|map|log|tsbuildinfo|cpuprofile|heapsnapshot|tgz|orig|rej)$/;

/** Old versions of Node must be able to read the launcher, to hand over to a new one; the other it calls before anything else. */
const launchers = ['launch.js', 'bundle-packages.js'].map((file) => `src/infrastructure/programs/${file}`);

/** What they import is installed by hand, if at all, so that no compiler can check them. */
const peers = 'test/bench/peers/';

export const nothingGeneratedIsKept = about(
  'no generated output is kept',
  lines,
  ({ line }, path) =>
    line === 1 && made.test(path) && !launchers.includes(path) && !path.startsWith(peers) && 'generated',
);

const machine = /(^|[^\w.~-])(\/work\/|\/root\/|\/home\/\w|\/Users\/\w|[A-Z]:\\Users)/;

export const nothingNamesAMachine = about(
  "no line names a machine's folder",
  lines,
  ({ text }) => machine.test(text) && 'an absolute path',
);

const registry =
  /\b(registry\.[a-z-]+\.[a-z]+|(deb|security)[.]debian[.]org|archive[.]ubuntu[.]com)\b|"resolved":\s"http/;

export const nothingNamesARegistry = about(
  'no line names a registry',
  lines,
  ({ text }) => registry.test(text) && 'a registry',
);
