import { useState } from 'preact/hooks';
import { Empty } from '../parts/empty.tsx';
import { ListEnd } from '../parts/list-end.tsx';
import { SearchField } from '../parts/search-field.tsx';
import { api } from '../state/api.ts';
import { sayMoment } from '../state/format.ts';
import { useList } from '../state/use-list.ts';

export function AuditLog() {
  const [search, setSearch] = useState('');
  const list = useList(search, (place) => api.admin.listAudit({ ...place, ...(search === '' ? {} : { search }) }));
  return (
    <>
      <div class="tools">
        <SearchField label="Search the audit log" onSearch={setSearch} />
      </div>
      <ul class="rows">
        {list.items.map(({ id, createdAt, actor, action, subject, from, to, why }) => (
          <li key={id} class="line">
            <span class="grow">
              <code>{action}</code> {from !== null && to !== null && `${from} → ${to}`} {why !== null && `(${why})`}
              <span class="quiet under">
                {sayMoment(createdAt)} · by {actor.type} {actor.id} · {subject.type} {subject.id}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {list.items.length === 0 && !list.isLoading && <Empty title="Nothing found" />}
      <ListEnd list={list} />
    </>
  );
}
