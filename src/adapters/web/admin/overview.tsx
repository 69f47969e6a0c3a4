import { useEffect, useState } from 'preact/hooks';
import type { Schemas } from '../../../client/index.ts';
import { Facts } from '../parts/facts.tsx';
import { api } from '../state/api.ts';
import { attempt } from '../state/attempt.ts';
import { useChanges } from '../state/changes.ts';

/** Those that there are, in words. */
const said = (counts: Readonly<Record<string, number>>): string => {
  const some = Object.entries(counts).filter(([, count]) => count > 0);
  return some.length === 0 ? 'none' : some.map(([state, count]) => `${count} ${state.replaceAll('_', ' ')}`).join(', ');
};

export function Overview() {
  const [overview, setOverview] = useState<Schemas['Overview']>();
  const look = async () => {
    const shown = await attempt(api.admin.showOverview());
    if (shown !== undefined) setOverview(shown.data);
  };
  useEffect(() => {
    void look();
  }, []);
  useChanges(['payments'], () => void look());
  if (overview === undefined) return null;
  const { version, users, activeSessions, payments, jobs, health } = overview;
  return (
    <Facts
      of={[
        ['Health', health.status === 'ok' ? 'all is well' : `${health.status}: ${said({})}`],
        ['Version', version],
        ['Users', said(users)],
        ['Signed in', `${activeSessions} sessions`],
        ['Payments', said(payments)],
        ['Jobs', said(jobs)],
      ]}
    />
  );
}
