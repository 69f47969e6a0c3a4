import type { SyncCommand } from '../../../client/sync/index.ts';

/** What a person reads where the device has no room for what they did. */
export function sayNotKept(command: SyncCommand | undefined): string {
  const args: Readonly<Record<string, unknown>> = command !== undefined && 'args' in command ? { ...command.args } : {};
  const text = args['title'] ?? args['name'] ?? args['description'];
  const what = typeof text === 'string' ? `“${text.slice(0, 80)}”` : 'What you did';
  return `${what} is not saved: this device has no room left.`;
}
