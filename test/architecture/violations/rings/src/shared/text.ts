export { Task } from '../domain/tasks/task.ts'; // refused: shared is no ring
