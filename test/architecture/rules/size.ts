import { about, lines } from '../rule.ts';

const most = 200;

/** One entity whose transitions nobody else may make: cut, they would have to be open to the other part. */
const whole = 'src/domain/payments/payment.ts';

export const filesStaySmall = about(
  `no file is over ${most} lines`,
  lines,
  ({ text, line }, path) => path.endsWith('.ts') && path !== whole && line === most + 1 && text !== '' && 'too long',
);
