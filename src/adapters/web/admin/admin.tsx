import type { User } from '../state/session.ts';
import { AllPayments } from './all-payments.tsx';
import { AuditLog } from './audit-log.tsx';
import { Jobs } from './jobs.tsx';
import { Overview } from './overview.tsx';
import { Users } from './users.tsx';

const places = [
  ['', 'Overview'],
  ['users', 'Users'],
  ['payments', 'Payments'],
  ['audit', 'Audit'],
  ['jobs', 'Jobs'],
] as const;

interface Props {
  readonly user: User;
  readonly words: readonly string[];
}

/** What the command line can do as well. */
export function Admin({ user, words }: Props) {
  const [place = '', id] = words;
  return (
    <div class="sheet wide">
      <h1>Administration</h1>
      <nav class="tabs" aria-label="Administration">
        {places.map(([to, name]) => (
          <a key={to} href={`/#/admin/${to}`} aria-current={place === to ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      {place === 'users' ? (
        <Users me={user} id={id} />
      ) : place === 'payments' ? (
        <AllPayments />
      ) : place === 'audit' ? (
        <AuditLog />
      ) : place === 'jobs' ? (
        <Jobs />
      ) : (
        <Overview />
      )}
    </div>
  );
}
