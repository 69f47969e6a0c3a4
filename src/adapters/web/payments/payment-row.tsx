import { useState } from 'preact/hooks';
import type { Schemas } from '../../../client/index.ts';
import { api } from '../state/api.ts';
import { attempt } from '../state/attempt.ts';
import { tellChange } from '../state/changes.ts';
import { sayMoment, sayMoney } from '../state/format.ts';
import { tell } from '../state/toasts.ts';

type Payment = Omit<Schemas['Payment'], 'nextAction'> &
  Pick<Schemas['Payment'], 'nextAction'> & { readonly userId?: string };

const isRefundable: Readonly<Record<Payment['status'], boolean>> = {
  pending: false,
  completed: true,
  failed: false,
  partially_refunded: true,
  refunded: false,
  disputed: false,
  lost: false,
};

/** Words for people; the API has the others. */
const words: Readonly<Record<Payment['status'], string>> = {
  pending: 'waiting',
  completed: 'paid',
  failed: 'not paid',
  partially_refunded: 'partly paid back',
  refunded: 'paid back',
  disputed: 'disputed',
  lost: 'lost to a dispute',
};

export function PaymentRow({ payment }: { readonly payment: Payment }) {
  const [isBusy, setBusy] = useState(false);
  const { id, amount, refundedAmount, currency, status, description, createdAt, nextAction, userId } = payment;
  const refund = async () => {
    setBusy(true);
    const refunded = await attempt(api.payments.refundPayment(id));
    setBusy(false);
    tellChange('payments');
    if (refunded !== undefined) tell(`${sayMoney(refunded.data.amount, currency)} is paid back.`);
  };
  const asks = status === 'pending' ? nextAction?.redirectUrl : undefined;
  return (
    <li class="line payment">
      <span class="grow">
        {description ?? 'Without a description'}
        <span class="quiet under">
          {sayMoment(createdAt)}
          {userId !== undefined && ` · ${userId}`}
          {refundedAmount > 0 && ` · ${sayMoney(refundedAmount, currency)} paid back`}
        </span>
      </span>
      <span class={`badge ${status}`}>{words[status]}</span>
      <span class="amount">{sayMoney(amount, currency)}</span>
      <span class="acts">
        {asks !== undefined && (
          <a class="primary" href={asks} target="_blank" rel="noreferrer">
            Confirm
          </a>
        )}
        {isRefundable[status] && (
          <button type="button" disabled={isBusy} onClick={() => void refund()}>
            Refund
          </button>
        )}
      </span>
    </li>
  );
}
