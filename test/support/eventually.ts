import { setTimeout as pause } from 'node:timers/promises';

/** Repeats an assertion until it holds; what it says last is the failure. */
export async function eventually(assertion: () => unknown, within = 10_000): Promise<void> {
  const end = performance.now() + within;
  for (;;) {
    try {
      await assertion();
      return;
    } catch (failure) {
      if (performance.now() > end) throw failure;
      await pause(20);
    }
  }
}
