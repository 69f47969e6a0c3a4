import { MikroTasks } from '../persistence/mikro-orm/tasks.ts'; // refused: the adapter http imports the adapter persistence
import { settings } from '../../infrastructure/settings.ts'; // refused: adapters imports infrastructure
import { mount } from './kit/mount.ts';
export const app = [MikroTasks, settings, mount];
