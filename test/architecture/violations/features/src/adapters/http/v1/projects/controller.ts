import { DeleteProject } from '../../../../application/projects/delete-project.ts';
import { endpoint } from '../../kit/endpoint.ts';
import { presentTask } from '../tasks/views.ts'; // refused: projects imports tasks
export const controller = [DeleteProject, endpoint, presentTask];
