import type { ComponentChildren } from 'preact';

/** Something that went wrong, said where it did. */
export function Note({ children }: { readonly children: ComponentChildren }) {
  return (
    <p class="note" role="alert">
      {children}
    </p>
  );
}
