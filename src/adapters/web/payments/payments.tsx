import { useEffect } from 'preact/hooks';
import { Empty } from '../parts/empty.tsx';
import { ListEnd } from '../parts/list-end.tsx';
import { api } from '../state/api.ts';
import { useChanges } from '../state/changes.ts';
import { pageSettings } from '../state/page-settings.ts';
import { useList } from '../state/use-list.ts';
import { PayForm } from './pay-form.tsx';
import { PaymentRow } from './payment-row.tsx';

const looksEvery = 2000;

/** What one has paid; where payments are pretended, with cards to try. */
export function Payments() {
  const list = useList('', (place) => pageOf(place));
  useChanges(['payments'], list.refresh);
  const isWaiting = list.items.some(({ nextAction, status }) => status === 'pending' && nextAction !== undefined);
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(list.refresh, looksEvery);
    return () => clearInterval(timer);
  }, [isWaiting]);
  return (
    <div class="sheet">
      <h1>Payments</h1>
      {pageSettings.hasSandbox && <PayForm />}
      {list.items.length > 0 && (
        <ul class="rows">
          {list.items.map((payment) => (
            <PaymentRow key={payment.id} payment={payment} />
          ))}
        </ul>
      )}
      {list.items.length === 0 && !list.isLoading && list.failure === undefined && (
        <Empty title="Nothing paid yet">
          {pageSettings.hasSandbox ? 'Pay something above: no money moves here.' : undefined}
        </Empty>
      )}
      <ListEnd list={list} />
    </div>
  );
}

/** Payments are counted by page. */
async function pageOf({ limit, cursor }: { limit: number; cursor?: string }) {
  const number = Number(cursor ?? 1);
  const page = await api.payments.listPayments({ limit, page: number });
  if (!page.ok) return page;
  const totalPages = page.meta?.totalPages ?? 0;
  const nextCursor = number < totalPages ? String(number + 1) : null;
  return { ...page, meta: { total: page.meta?.total ?? 0, nextCursor } };
}
