export class MemoryTasks {}
