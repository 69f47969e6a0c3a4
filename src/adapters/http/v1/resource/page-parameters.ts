import { integerParameter } from '../../kit/schemas.ts';

/** Which part of a list, in every list of v1. */
export const pageParameters = {
  page: integerParameter({ min: 1, max: Number.MAX_SAFE_INTEGER, otherwise: 1 }),
  limit: integerParameter({ min: 1, max: 100, otherwise: 20 }),
};
