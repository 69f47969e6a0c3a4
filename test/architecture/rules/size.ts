import { about, lines } from '../rule.ts';

const most = 200;

/** Written by a program for programs. */
const generated = 'src/client/document/';

export const filesStaySmall = about(
  `no file is over ${most} lines`,
  lines,
  ({ text, line }, path) =>
    /\.(tsx?|css)$/.test(path) && !path.startsWith(generated) && line === most + 1 && text !== '' && 'too long',
);
