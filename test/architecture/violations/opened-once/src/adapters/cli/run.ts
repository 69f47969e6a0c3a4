export const run = (outcome) => outcome.match(print, complain);
