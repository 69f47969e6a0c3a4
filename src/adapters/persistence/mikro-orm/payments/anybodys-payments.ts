import { sql } from 'kysely';
import type { AnyPaymentFilter } from '../../../../application/payments/ports.ts';
import type { Queries } from '../database.ts';
import { uuidForm } from '../reading/uuid-form.ts';
import { foundIn } from '../resource/search.ts';

export { uuidForm };

export function anybodysPayments(queries: Queries, { ownerId, status, since, until, search }: AnyPaymentFilter) {
  let payments = queries.selectFrom('payments');
  if (ownerId !== undefined) payments = payments.where('owner_id', '=', ownerId);
  if (status !== undefined) payments = payments.where('status', '=', status);
  if (since !== undefined) payments = payments.where('created_at', '>=', since);
  if (until !== undefined) payments = payments.where('created_at', '<=', until);
  if (search === undefined) return payments;
  return payments.where(({ eb, or }) =>
    or([
      foundIn([sql.ref('description')], search),
      eb('owner_id', '=', search),
      ...(uuidForm.test(search) ? [eb('id', '=', search)] : []),
    ]),
  );
}
