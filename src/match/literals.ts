/**
 * From the keywords of rules to the literals the prefilter looks for: the keyword itself, the
 * keyword inside base64 at each of its three alignments, and the keyword in UTF-16.
 */

/** How a literal's bytes relate to the keyword's characters. */
export type Encoding = 'plain' | 'utf16' | 'base64';

export interface Literal {
  /** The bytes as Latin-1; lower case if any case matches. */
  readonly text: string;
  /** ASCII letters match in both cases. */
  readonly ignoreCase: boolean;
  readonly encoding: Encoding;
  /** base64: how many characters before the literal its group of four begins, 0–3. */
  readonly base64Lead: number;
}

/** Shorter keywords would stop the prefilter too often. */
export const MIN_KEYWORD_LENGTH = 4;

/** A base64 literal of fewer characters would match random base64 too often. */
const MIN_BASE64_LITERAL = 4;

/** Keywords in any case are looked for in base64 only in their two uniform spellings, if long enough. */
const MIN_ANY_CASE_BASE64 = 6;

/**
 * A keyword that begins with a line end also counts at the beginning of a content (`scanStart` in
 * prefilter.ts) and of what was encoded in base64. Throws `RangeError` for a keyword that is too
 * short or holds control characters.
 */
export function literalsFor(keyword: string, ignoreCase: boolean): Literal[] {
  if (keyword.length < MIN_KEYWORD_LENGTH)
    throw new RangeError(`keyword '${keyword}' is too short`);
  // Bytes of UTF-8 are as good as letters, for words of other scripts.
  if (!/^[\n\t]?[\x20-\x7e\x80-\xff]+$/.test(keyword)) {
    throw new RangeError('keywords hold no control characters');
  }
  const plain = ignoreCase ? lowerAscii(keyword) : keyword;
  const literals = [
    literal(plain, ignoreCase, 'plain', 0),
    // Without a NUL at either end, so that one literal serves both byte orders.
    literal(plain.split('').join('\0'), ignoreCase, 'utf16', 0),
  ];
  for (const spelling of base64Spellings(keyword.replace(/^\n/, ''), ignoreCase)) {
    for (const alignment of [0, 1, 2] as const) {
      const { text, lead } = insideBase64(spelling, alignment);
      if (text.length >= MIN_BASE64_LITERAL) literals.push(literal(text, false, 'base64', lead));
    }
  }
  return literals;
}

/** Bytes of UTF-8 have no case. */
function lowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function literal(
  text: string,
  ignoreCase: boolean,
  encoding: Encoding,
  base64Lead: number,
): Literal {
  return { text, ignoreCase, encoding, base64Lead };
}

function base64Spellings(keyword: string, ignoreCase: boolean): string[] {
  if (!ignoreCase) return [keyword];
  if (keyword.length < MIN_ANY_CASE_BASE64) return [];
  return [
    ...new Set([lowerAscii(keyword), keyword.replace(/[a-z]/g, (letter) => letter.toUpperCase())]),
  ];
}

/**
 * The base64 characters that `text` always yields when it begins `alignment` bytes into a group of
 * three: those whose six bits all come from it (RFC 4648 §4).
 */
function insideBase64(text: string, alignment: 0 | 1 | 2): { text: string; lead: number } {
  const encoded = Buffer.from('\0'.repeat(alignment) + text, 'latin1').toString('base64');
  const lead = Math.ceil((alignment * 8) / 6);
  const full = Math.floor(((alignment + text.length) * 8) / 6);
  return { text: encoded.slice(lead, full), lead };
}
