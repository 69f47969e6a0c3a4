export const parse = (text) => text.match(/^\d+$/);
export const show = (found) => {
  if (found.isErr()) return 404; // refused: one of 3 files of http that open a Result
  return found.map((task) => task.title);
};
export const route = (router, context) => router.match(context.path, context.method);
