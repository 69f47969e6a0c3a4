import { useState } from 'preact/hooks';
import type { Schemas } from '../../../client/index.ts';
import { Choices } from '../parts/choices.tsx';
import { Empty } from '../parts/empty.tsx';
import { ListEnd } from '../parts/list-end.tsx';
import { api } from '../state/api.ts';
import { attempt } from '../state/attempt.ts';
import { plural, sayMoment } from '../state/format.ts';
import { useList } from '../state/use-list.ts';

type Shown = 'all' | Schemas['Job']['state'];

export function Jobs() {
  const [shown, setShown] = useState<Shown>('all');
  const list = useList(shown, (place) =>
    api.admin.listJobs({ ...place, ...(shown === 'all' ? {} : { state: shown }) }),
  );
  const retry = async (id: string) => {
    if ((await attempt(api.admin.retryJob(id))) !== undefined) list.refresh();
  };
  return (
    <>
      <div class="tools">
        <Choices
          label="Which jobs"
          choices={[
            ['all', 'All'],
            ['waiting', 'Waiting'],
            ['done', 'Done'],
            ['dead', 'Dead'],
          ]}
          chosen={shown}
          onChoose={setShown}
        />
      </div>
      <ul class="rows">
        {list.items.map(({ id, kind, state, attempts, failure, createdAt }) => (
          <li key={id} class="line">
            <span class="grow">
              {kind}
              <span class="quiet under">
                {sayMoment(createdAt)}
                {attempts > 0 && ` · ${plural(attempts, 'failed try', 'failed tries')}`}
                {failure !== null && ` · ${failure}`}
              </span>
            </span>
            <span class={`badge ${state}`}>{state}</span>
            {state === 'dead' && (
              <button type="button" onClick={() => void retry(id)}>
                Try again
              </button>
            )}
          </li>
        ))}
      </ul>
      {list.items.length === 0 && !list.isLoading && <Empty title="No jobs" />}
      <ListEnd list={list} />
    </>
  );
}
