export const later = () => setTimeout(later, 1); // refused: uses setTimeout
export const never = () => Promise.reject(new Error('refused')); // refused: uses Promise.reject
export const soon = globalThis.queueMicrotask; // refused: uses globalThis
@injectable() // refused: decorates
export class AddTask {}
