/** What is none is no id of a column of that type, and PostgreSQL would refuse the question. */
export const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
