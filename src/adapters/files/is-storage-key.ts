/** Whatever lies beside the product's own bytes has another name, and is left alone. */
export const isStorageKey = (name: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name);
