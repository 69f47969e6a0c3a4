export const complete = () => {};
export const open = () => {};
