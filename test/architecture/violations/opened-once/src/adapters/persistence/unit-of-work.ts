export const commits = (outcome) => outcome.isOk();
