/**
 * How the model of three-letter sequences reads a text, and how its table is written down. Training
 * and use share this file, so that both read alike.
 *
 * A text is read as words in one case: a step from lower to upper case begins a word, as in the
 * names of programs, and so do punctuation and the text's ends. Random text in mixed case falls
 * apart into short odd words that way, and its case need not be modelled.
 */

/** A boundary between words (0), 26 letters, and any digit (27). */
export const SYMBOLS = 28;
export const BOUNDARY = 0;
export const DIGIT = 27;

/** Log-likelihoods, in bits, are rounded to eight levels from the least to the greatest. */
export const LEVELS = 8;
export const LEAST_BITS = -12;
export const GREATEST_BITS = -1;

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The numbers of the symbols that `text` is read as, with one boundary at either end. */
export function symbolsOf(text: string): number[] {
  const symbols = [BOUNDARY];
  let last = BOUNDARY;
  let wasLower = false;
  const put = (symbol: number): void => {
    if (symbol !== BOUNDARY || last !== BOUNDARY) symbols.push(symbol);
    last = symbol;
  };
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const isUpper = code >= 0x41 && code <= 0x5a;
    const isLower = code >= 0x61 && code <= 0x7a;
    if (isUpper && wasLower) put(BOUNDARY);
    if (isUpper || isLower) put((code | 0x20) - 0x60);
    else put(code >= 0x30 && code <= 0x39 ? DIGIT : BOUNDARY);
    wasLower = isLower;
  }
  put(BOUNDARY);
  return symbols;
}

/** Two levels a character. */
export function writeTable(levels: Uint8Array): string {
  let text = '';
  for (let i = 0; i < levels.length; i += 2) {
    text += LETTERS.charAt((levels[i] ?? 0) * LEVELS + (levels[i + 1] ?? 0));
  }
  return text;
}

/** For each three symbols a, b, c, at `(a * SYMBOLS + b) * SYMBOLS + c`: bits, rounded. */
export function readTable(text: string): Float32Array {
  const bits = new Float32Array(text.length * 2);
  const step = (GREATEST_BITS - LEAST_BITS) / (LEVELS - 1);
  for (let i = 0; i < text.length; i++) {
    const pair = LETTERS.indexOf(text.charAt(i));
    bits[2 * i] = LEAST_BITS + (pair >> 3) * step;
    bits[2 * i + 1] = LEAST_BITS + (pair & 7) * step;
  }
  return bits;
}
