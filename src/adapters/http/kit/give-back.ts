/** Bytes. What is smaller may be a part of memory that others use. */
const least = 16 * 1024;

/**
 * Frees the memory of bytes that nobody reads any more. It lies outside of the heap: a few objects, which cause no collection
 * for long, hold many megabytes there.
 */
export function giveBack(bytes: Buffer): void {
  const { buffer } = bytes;
  if (bytes.length >= least && bytes.length === buffer.byteLength && buffer instanceof ArrayBuffer) buffer.transfer(0);
}
