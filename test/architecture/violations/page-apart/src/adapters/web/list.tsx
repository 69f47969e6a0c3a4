import { useState } from 'preact/hooks';
import { createClient } from '../../client/index.ts';
import { Task } from '../../domain/tasks/task.ts'; // refused: the page imports something else

export const List = () => [useState, createClient, Task];
