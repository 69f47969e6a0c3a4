import { useState } from 'preact/hooks';
import { Empty } from '../parts/empty.tsx';
import { ListEnd } from '../parts/list-end.tsx';
import { SearchField } from '../parts/search-field.tsx';
import { PaymentRow } from '../payments/payment-row.tsx';
import { api } from '../state/api.ts';
import { useChanges } from '../state/changes.ts';
import { useList } from '../state/use-list.ts';

export function AllPayments() {
  const [search, setSearch] = useState('');
  const list = useList(search, (place) =>
    api.admin.listAnyPayments({ ...place, ...(search === '' ? {} : { search }) }),
  );
  useChanges(['payments'], list.refresh);
  return (
    <>
      <div class="tools">
        <SearchField label="Search payments" onSearch={setSearch} />
      </div>
      <ul class="rows">
        {list.items.map((payment) => (
          <PaymentRow key={payment.id} payment={payment} />
        ))}
      </ul>
      {list.items.length === 0 && !list.isLoading && <Empty title="No payments" />}
      <ListEnd list={list} />
    </>
  );
}
