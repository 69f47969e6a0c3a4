import { useObservable } from '../state/observable.ts';
import { dismiss, toasts } from '../state/toasts.ts';
import { Icon } from './icon.tsx';

export function Toasts() {
  const shown = useObservable(toasts);
  return (
    <div class="toasts" role="status">
      {shown.map(({ id, text, isFailure, undo }) => (
        <div key={id} class={isFailure ? 'toast failed' : 'toast'}>
          <span>{text}</span>
          {undo !== undefined && (
            <button
              type="button"
              onClick={() => {
                dismiss(id);
                undo();
              }}
            >
              Undo
            </button>
          )}
          <button type="button" class="bare" aria-label="Dismiss" onClick={() => dismiss(id)}>
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  );
}
