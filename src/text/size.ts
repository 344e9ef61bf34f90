/** Sizes as people write them. */

/**
 * A number of bytes: `500000`, `500k`, `10MB`, `2 GiB`; units are powers of
 * 1024. Undefined if `text` is none, or not above 0.
 */
export function parseSize(text: string): number | undefined {
  const match = /^(\d{1,15}(?:\.\d{1,3})?) ?([kmgt]?)(?:i?b)?$/i.exec(text.trim());
  if (match === null) return undefined;
  const power = 'kmgt'.indexOf((match[2] ?? '').toLowerCase() || ' ') + 1;
  const bytes = Math.floor(Number(match[1]) * 1024 ** power);
  return bytes > 0 && Number.isSafeInteger(bytes) ? bytes : undefined;
}
