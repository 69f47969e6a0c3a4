import { useState } from 'preact/hooks';
import type { Schemas } from '../../../client/index.ts';
import { Icon } from '../parts/icon.tsx';
import { Note } from '../parts/note.tsx';
import { api } from '../state/api.ts';
import { attempt } from '../state/attempt.ts';
import { tellChange, useChanges } from '../state/changes.ts';
import { saySize } from '../state/format.ts';
import { tell } from '../state/toasts.ts';
import { useList } from '../state/use-list.ts';

type File = Schemas['File'];

export function Attachments({ taskId }: { readonly taskId: number }) {
  const list = useList(String(taskId), (place) => api.files.listFiles({ ...place, taskId, sort: 'createdAt' }));
  const [isBusy, setBusy] = useState(false);
  useChanges(['files'], list.refresh);

  const add = async (input: HTMLInputElement) => {
    setBusy(true);
    for (const file of input.files ?? []) {
      const typed = file.type === '' ? new Blob([file], { type: 'application/octet-stream' }) : file;
      await attempt(api.files.uploadFile(typed, { name: file.name, taskId }));
    }
    input.value = '';
    setBusy(false);
    tellChange('files');
  };
  const restore = async (id: string) => {
    await attempt(api.files.restoreFile(id));
    tellChange('files');
  };
  const remove = async ({ id, name }: File) => {
    list.edit((items) => items.filter((each) => each.id !== id));
    if ((await attempt(api.files.deleteFile(id))) !== undefined)
      tell(`“${name}” is deleted.`, { undo: () => void restore(id) });
    tellChange('files');
  };

  return (
    <div class="attachments wide">
      {list.items.length > 0 && (
        <ul>
          {list.items.map((file) => (
            <li key={file.id}>
              <a href={`/api/v1/files/${file.id}/content`} download={file.name}>
                {file.name}
              </a>
              <span class="quiet">{saySize(file.size)}</span>
              <button type="button" class="bare" aria-label={`Delete ${file.name}`} onClick={() => void remove(file)}>
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {list.failure !== undefined && <Note>{list.failure}</Note>}
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
    </div>
  );
}
