import { plural } from '../state/format.ts';
import { useCopy } from '../state/use-copy.ts';

/** Says when there is no way to the server, and what that means. */
export function Way() {
  const { way, pending, isKeeping, isLasting } = useCopy().state;
  const [told, then] = navigator.onLine
    ? ['The server cannot be reached.', 'when it is back']
    : ['You are offline.', 'when you are online again'];
  return (
    <div class="way sheet" role="status">
      {!isKeeping && (
        <p>
          <strong>This device has no room left.</strong> What you change here is not saved, and what changes elsewhere
          does not come, until there is some.
        </p>
      )}
      {way === 'offline' && (
        <p>
          <strong>{told}</strong>{' '}
          {pending === 0
            ? 'Your lists are here, and what you change is saved later.'
            : `${plural(pending, 'change')} will be saved ${then}.`}
          {!isLasting && ' Keep this page open until then: this browser keeps nothing.'}
        </p>
      )}
    </div>
  );
}
