import { Observable } from './observable.ts';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly isFailure: boolean;
  readonly undo?: () => void;
}

const staysFor = 6000;
/** Long enough to get there with the keyboard. */
const undoStaysFor = 20_000;
let count = 0;

export const toasts = new Observable<readonly Toast[]>([]);

export const dismiss = (id: number): void => toasts.set(toasts.value.filter((each) => each.id !== id));

export function tell(text: string, more: { readonly undo?: () => void; readonly isFailure?: boolean } = {}): void {
  count += 1;
  const { undo, isFailure = false } = more;
  const toast = { id: count, text, isFailure, ...(undo === undefined ? {} : { undo }) };
  toasts.set([...toasts.value.slice(-2), toast]);
  setTimeout(() => dismiss(toast.id), undo === undefined ? staysFor : undoStaysFor);
}
