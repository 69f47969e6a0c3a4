import { ListEnd } from '../parts/list-end.tsx';
import { api } from '../state/api.ts';
import { attempt } from '../state/attempt.ts';
import { tellChange, useChanges } from '../state/changes.ts';
import { sayMoment } from '../state/format.ts';
import { useList } from '../state/use-list.ts';

/** `Firefox on Linux`, as far as what browsers say of themselves tells. */
function sayDevice(userAgent: string | null): string {
  const found = (names: readonly string[]) => names.find((name) => userAgent?.includes(name));
  const browser = found(['Firefox', 'Edg', 'OPR', 'Chrome', 'Safari', 'curl', 'Dart'])?.replace('Edg', 'Edge');
  const system = found(['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS', 'Linux']);
  if (browser === undefined) return userAgent ?? 'Unknown device';
  return system === undefined ? browser : `${browser} on ${system}`;
}

export function Sessions() {
  const list = useList('', async () => await api.auth.listSessions());
  useChanges(['session'], list.refresh);
  const end = async (id: string) => {
    if ((await attempt(api.auth.endSession(id))) !== undefined) tellChange('session');
  };
  return (
    <section>
      <h2>Where you are signed in</h2>
      <ul class="rows">
        {list.items.map(({ id, userAgent, ip, lastUsedAt, current }) => (
          <li key={id} class="line">
            <span class="grow">
              {sayDevice(userAgent)} {current && <span class="badge">here</span>}
              <span class="quiet under">
                {ip} · last used {sayMoment(lastUsedAt)}
              </span>
            </span>
            {!current && (
              <button type="button" class="plain" onClick={() => void end(id)}>
                Sign out there
              </button>
            )}
          </li>
        ))}
      </ul>
      <ListEnd list={list} />
    </section>
  );
}
