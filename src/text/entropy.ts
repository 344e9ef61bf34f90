/** Shannon entropy: how evenly the characters of a text are spread. */

/** 0 (one character only) to 8 (all 256 byte values equally often). */
export type BitsPerByte = number;

/**
 * Shannon entropy of the characters of `text`, in bits a character. A text of n characters has at
 * most log2(n), so limits only make sense together with a length. 0 for an empty text.
 */
export function shannonEntropy(text: string): BitsPerByte {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  const total = text.length;
  let entropy = 0;
  for (const count of counts.values()) {
    const share = count / total;
    entropy -= share * Math.log2(share);
  }
  return entropy;
}
