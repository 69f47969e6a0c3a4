export interface Bounds {}
export function parseTask() {} // refused: exports parseTask
