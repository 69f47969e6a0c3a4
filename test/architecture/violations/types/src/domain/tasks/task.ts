export const title = (task: any) => task.title; // refused: any
export const first = (tasks: string[]) => tasks[0]!; // refused: a non-null mark
export const many = 'any' as const;
export const not = (given: unknown) => !given;
