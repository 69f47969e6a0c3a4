import { useRef, useState } from 'preact/hooks';

interface Props {
  readonly text: string;
  readonly label: string;
  readonly maxLength: number;
  readonly onChange: (text: string) => void;
  readonly class?: string;
}

/** A text that becomes an input where it stands: Enter or leaving keeps, Escape does not. */
export function InlineText({ text, label, maxLength, onChange, class: name = '' }: Props) {
  const [draft, setDraft] = useState<string>();
  const button = useRef<HTMLButtonElement>(null);
  /** An input that goes away is left once more. */
  const isLeft = useRef(false);
  if (draft === undefined)
    return (
      <button
        ref={button}
        type="button"
        class={`inline ${name}`}
        title="Change"
        aria-label={`${text}. ${label}`}
        onClick={() => {
          isLeft.current = false;
          setDraft(text);
        }}
      >
        {text}
      </button>
    );
  const leave = (isKept: boolean) => {
    if (isLeft.current) return;
    isLeft.current = true;
    const kept = draft.trim();
    setDraft(undefined);
    if (isKept && kept !== '' && kept !== text) onChange(kept);
  };
  return (
    <input
      ref={(input) => {
        if (input === null || document.activeElement === input) return;
        input.focus();
        input.setSelectionRange(input.value.length, input.value.length);
      }}
      class={`inline ${name}`}
      aria-label={label}
      value={draft}
      maxLength={maxLength}
      onInput={({ currentTarget }) => setDraft(currentTarget.value)}
      onBlur={() => leave(true)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        event.preventDefault();
        leave(event.key === 'Enter');
        requestAnimationFrame(() => button.current?.focus());
      }}
    />
  );
}
