import { copy } from '../state/copy.ts';
import { sayRefusal } from '../state/say-refusal.ts';
import { useCopy } from '../state/use-copy.ts';

/** What was done here and could not be saved, until somebody decides what becomes of it. */
export function Refusals() {
  const { tasks, projects, state } = useCopy();
  if (state.refused.length === 0) return null;
  return (
    <section class="refusals sheet" aria-label="Needs a decision">
      <ul>
        {state.refused.map((refused) => {
          const { title, told, keep, drop } = sayRefusal(refused, [...tasks, ...projects]);
          return (
            <li key={refused.name}>
              <p>
                <strong>{title}</strong> {told}
              </p>
              <p class="actions">
                {keep !== undefined && (
                  <button type="button" onClick={() => void copy.insist(refused.name)}>
                    {keep}
                  </button>
                )}
                <button type="button" class="plain" onClick={() => void copy.dismiss(refused.name)}>
                  {drop}
                </button>
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
