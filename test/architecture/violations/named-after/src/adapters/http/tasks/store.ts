export class MemoryTasks {} // refused: exports MemoryTasks
