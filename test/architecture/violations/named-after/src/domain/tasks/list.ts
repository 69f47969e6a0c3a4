export const statuses = ['open', 'done'];
