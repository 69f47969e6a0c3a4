import type { User } from '../state/session.ts';
import { Leave } from './leave.tsx';
import { PasswordForm } from './password-form.tsx';
import { Profile } from './profile.tsx';
import { Sessions } from './sessions.tsx';

/** Everything about one's own account. */
export function Account({ user }: { readonly user: User }) {
  return (
    <div class="sheet parts">
      <h1>Your account</h1>
      <Profile user={user} />
      <PasswordForm />
      <Sessions />
      <Leave />
    </div>
  );
}
