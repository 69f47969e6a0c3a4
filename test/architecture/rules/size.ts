import { about, lines } from '../rule.ts';

const most = 200;

export const filesStaySmall = about(
  `no file is over ${most} lines`,
  lines,
  ({ text, line }, path) => path.endsWith('.ts') && line === most + 1 && text !== '' && 'too long',
);
