export function tasksModule() {}
