export const failures = [];
