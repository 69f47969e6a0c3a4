export const taskEndpoints = () => [];
