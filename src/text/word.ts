/** Values that are words. */

/**
 * Whether the value is a word in small letters. Where a folder has the same name, to hide it there
 * protects nothing, and nobody would find the file.
 */
export function isPlainWord(value: string): boolean {
  return /^[a-z]{1,12}$/.test(value);
}
