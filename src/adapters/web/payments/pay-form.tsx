import { Field } from '../parts/field.tsx';
import { Note } from '../parts/note.tsx';
import { api } from '../state/api.ts';
import { tellChange } from '../state/changes.ts';
import { tell } from '../state/toasts.ts';
import { useForm } from '../state/use-form.ts';

const cards = [
  ['pm_card_visa', 'A card that pays'],
  ['pm_card_authenticationRequired', 'A card whose bank asks you first (3-D Secure)'],
  ['pm_card_chargeDeclined', 'A card that is declined'],
  ['pm_usBankAccount', 'A bank debit, paid a minute later'],
] as const;

const currencies = ['EUR', 'USD'] as const;

/** In the smallest unit: `19.99` is 1999. */
const amountOf = (given: string): number => Math.round(Number(given.replace(',', '.')) * 100);

/** A payment that moves no money. */
export function PayForm() {
  const form = useForm(['amount', 'description'], async ({ amount = '', currency, description = '', card = '' }) => {
    const paid = await api.payments.createPayment({
      amount: amountOf(amount),
      currency: currency === 'USD' ? 'USD' : 'EUR',
      paymentMethodId: card,
      description: description.trim() === '' ? null : description,
    });
    tellChange('payments');
    if (paid.ok && paid.data.status === 'completed') tell('Paid. A receipt is on its way.');
    return paid;
  });
  return (
    <form class="pay row" onSubmit={form.onSubmit} noValidate>
      <Field
        name="description"
        label="For what"
        defaultValue="Two tickets"
        maxLength={255}
        problem={form.problemOf('description')}
      />
      <Field name="amount" label="Amount" inputMode="decimal" defaultValue="19.99" problem={form.problemOf('amount')} />
      <label class="field">
        <span>Currency</span>
        <select name="currency">
          {currencies.map((currency) => (
            <option key={currency}>{currency}</option>
          ))}
        </select>
      </label>
      <label class="field grow">
        <span>Test card</span>
        <select name="card">
          {cards.map(([card, words]) => (
            <option key={card} value={card}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="primary" disabled={form.isBusy}>
        {form.isBusy ? 'Paying…' : 'Pay'}
      </button>
      {form.failure !== undefined && <Note>{form.failure}</Note>}
    </form>
  );
}
