import { useId } from 'preact/hooks';

interface Props {
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'email' | 'password';
  readonly autocomplete?: 'name' | 'username' | 'current-password' | 'new-password' | 'off';
  readonly inputMode?: 'decimal';
  readonly required?: boolean;
  readonly maxLength?: number;
  readonly defaultValue?: string;
  readonly hint?: string;
  readonly problem?: string | undefined;
}

/** A labelled input, with what is wrong with it below. */
export function Field({ label, hint, problem, type = 'text', ...given }: Props) {
  const id = useId();
  const told = problem ?? hint;
  const described = told === undefined ? {} : { 'aria-describedby': `${id}-told` };
  const input = { ...given, ...described, id, 'aria-invalid': problem !== undefined };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {type === 'text' && <input {...input} type="text" />}
      {type === 'email' && <input {...input} type="email" />}
      {type === 'password' && <input {...input} type="password" />}
      {told !== undefined && (
        <p id={`${id}-told`} class={problem === undefined ? 'hint' : 'problem'}>
          {told}
        </p>
      )}
    </div>
  );
}
