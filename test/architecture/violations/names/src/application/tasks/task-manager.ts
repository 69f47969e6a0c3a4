export class Tasks {} // refused: an empty word in the path
export class TaskManager {} // refused: an empty word: TaskManager
export interface ITasks {} // refused: an empty word: ITasks
export interface TasksPort {} // refused: an empty word: TasksPort
export type TaskDTO = object; // refused: an empty word: TaskDTO
export type TaskData = object; // refused: an empty word: TaskData
export function baseTask() {} // refused: an empty word: baseTask
export class Database {}
export interface Information {}
export type Id = string;
export const answer = { data: null, info: null };
export function freePort() {}
