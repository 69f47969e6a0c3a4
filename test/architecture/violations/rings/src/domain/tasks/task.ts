import type { Tasks } from '../../application/tasks/ports.ts'; // refused: domain imports application
import { text } from '../kernel/text.ts';
export { MikroTasks } from '../../adapters/persistence/mikro-orm/tasks.ts'; // refused: domain imports adapters
export const later = () => import('../../infrastructure/container.ts'); // refused: domain imports infrastructure
export type Later = import('../../adapters/http/app.ts').App; // refused: domain imports adapters
export const task = (tasks: Tasks) => [tasks, text];
