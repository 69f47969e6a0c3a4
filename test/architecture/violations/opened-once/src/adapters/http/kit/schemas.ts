export const text = (parsed, refuse) => parsed.match((given) => given, refuse);
