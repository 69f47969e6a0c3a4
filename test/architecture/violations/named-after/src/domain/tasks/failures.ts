export class TaskLost extends Error {}
export class TaskChanged extends Error {}
