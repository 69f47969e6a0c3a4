import type { ComponentChildren } from 'preact';

export function Empty({ title, children }: { readonly title: string; readonly children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="display">{title}</p>
      {children !== undefined && <p class="quiet">{children}</p>}
    </div>
  );
}
