export function createContainer() {} // refused: exports createContainer
