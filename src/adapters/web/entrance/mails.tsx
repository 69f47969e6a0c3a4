import { useEffect, useState } from 'preact/hooks';
import { Empty } from '../parts/empty.tsx';
import { Note } from '../parts/note.tsx';

interface Mail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** A link in a text, told apart from what is around it. */
const link = /(https?:\/\/\S+)/;

/** In development: what would have been sent, so that its links can be followed. */
export function Mails() {
  const [mails, setMails] = useState<readonly Mail[] | 'failed'>();
  const look = () =>
    fetch('/development/mails')
      .then((answer) => (answer.ok ? answer.json() : 'failed'))
      .then(setMails, () => setMails('failed'));
  useEffect(() => {
    void look();
  }, []);
  return (
    <div class="sheet">
      <header class="page-head">
        <h1>Mails</h1>
        <span class="actions">
          <a href="/#/">Back</a>
          <button type="button" onClick={() => void look()}>
            Look again
          </button>
        </span>
      </header>
      <p class="quiet">
        No mail server is set, so these were kept as files. This page is there in development only, on this machine.
      </p>
      {mails === 'failed' && <Note>The mails cannot be shown now.</Note>}
      {mails?.length === 0 && <Empty title="No mail yet">Sign up, and one will be here.</Empty>}
      {Array.isArray(mails) &&
        mails.map(({ id, to, subject, text }: Mail) => (
          <article key={id} class="mail">
            <h2>{subject}</h2>
            <p class="quiet">To {to}</p>
            <p class="text">
              {text.split(link).map((part, at) =>
                link.test(part) ? (
                  <a key={at} href={part}>
                    {part.replace(/\?.*/, '…')}
                  </a>
                ) : (
                  part
                ),
              )}
            </p>
          </article>
        ))}
    </div>
  );
}
