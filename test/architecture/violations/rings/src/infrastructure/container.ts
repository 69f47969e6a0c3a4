export { app } from '../adapters/http/app.ts';
export { AddTask } from '../application/tasks/add-task.ts';
