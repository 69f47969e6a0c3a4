const [quote, backslash, comma, bracket, brace] = [0x22, 0x5c, 0x2c, 0x5b, 0x7b];

/**
 * Whether JSON holds more than so many values: a megabyte of `[[],[],…` becomes 20 of objects, and takes its time. What
 * is no JSON is left to whoever parses it.
 */
export function hasMoreValues(json: Uint8Array, most: number): boolean {
  // Each value takes a comma or a bracket, and each but an empty list something more.
  if (json.length <= most) return false;
  let values = 0;
  let inText = false;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at];
    if (inText && byte === backslash) at += 1;
    else if (byte === quote) inText = !inText;
    else if (!inText && (byte === comma || byte === bracket || byte === brace)) {
      values += 1;
      if (values > most) return true;
    }
  }
  return false;
}
