export const exitCodes = { done: 0, failed: 1, usage: 2, settings: 78 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
