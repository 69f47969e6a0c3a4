import { useEffect, useState } from 'preact/hooks';
import { Icon } from './icon.tsx';

interface Props {
  readonly label: string;
  readonly onSearch: (text: string) => void;
}

const pause = 250;

/** Searches when typing rests for a moment. */
export function SearchField({ label, onSearch }: Props) {
  const [text, setText] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => onSearch(text.trim()), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <label class="search">
      <Icon name="search" />
      <span class="unseen">{label}</span>
      <input
        type="search"
        placeholder={label}
        value={text}
        maxLength={100}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
    </label>
  );
}
