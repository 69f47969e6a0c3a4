export interface TaskStatus {}
export const statusOf = (task: object): TaskStatus => task;
