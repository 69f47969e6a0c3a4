import { useState } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { api } from '../state/api.ts';
import { attempt } from '../state/attempt.ts';
import { copy, type LocalFile } from '../state/copy.ts';
import { saySize } from '../state/format.ts';
import { tell } from '../state/toasts.ts';
import { useCopy } from '../state/use-copy.ts';

/** The names of the files are here; their bytes are with the server. */
export function Attachments({ taskId }: { readonly taskId: number | string }) {
  const { files, state } = useCopy();
  const [isBusy, setBusy] = useState(false);
  const own = files.filter((file) => file.taskId === taskId);
  const isAway = state.way === 'offline' || typeof taskId === 'string';

  const add = async (input: HTMLInputElement) => {
    setBusy(true);
    for (const file of input.files ?? []) {
      const typed = file.type === '' ? new Blob([file], { type: 'application/octet-stream' }) : file;
      await attempt(api.files.uploadFile(typed, { name: file.name, taskId: Number(taskId) }));
    }
    input.value = '';
    await copy.flush();
    setBusy(false);
  };

  return (
    <div class="attachments wide">
      {own.length > 0 && (
        <ul>
          {own.map((file) => (
            <li key={file.key}>
              <a href={`/api/v1/files/${file.id}/content`} download={file.name}>
                {file.name}
              </a>
              <span class="quiet">{saySize(file.size)}</span>
              <button
                type="button"
                class="bare"
                aria-label={`Delete ${file.name}`}
                disabled={isAway}
                onClick={() => void remove(file)}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {isAway ? (
        <p class="hint">Files can be attached when you are online.</p>
      ) : (
        <label class="plain upload" aria-busy={isBusy}>
          <Icon name="clip" />
          {isBusy ? 'Uploading…' : 'Attach a file'}
          <input
            class="unseen"
            type="file"
            multiple
            disabled={isBusy}
            onChange={({ currentTarget }) => void add(currentTarget)}
          />
        </label>
      )}
    </div>
  );
}

async function remove({ id, name }: LocalFile): Promise<void> {
  const restore = async () => {
    await attempt(api.files.restoreFile(id));
    await copy.flush();
  };
  if ((await attempt(api.files.deleteFile(id))) !== undefined)
    tell(`“${name}” is deleted.`, { undo: () => void restore() });
  await copy.flush();
}
