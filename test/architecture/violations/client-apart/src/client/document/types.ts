export type operations = 'showTask';
