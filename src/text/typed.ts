/**
 * Tells values that somebody typed, or had counted out, to look like a key: digits and letters in
 * their order (`1a2b3c4d5e6f`, `abc123def456`), bytes at even steps (`00010203…`), a piece over and
 * over, words that hexadecimal digits spell. Of two million random values each, 7 of eight
 * hexadecimal digits were of such a kind, and none of other letters or of twelve characters or more.
 */

/** Shorter values are of such a kind by chance. */
const MIN_LENGTH = 8;

/** Up to this length every step must fit; people lose count in longer ones. */
const MAX_EXACT = 12;
const SHARE_OF_STEPS = 0.8;

/** Steps in all, and letters and digits of each kind, below which an order says nothing. */
const MIN_STEPS = 6;
const MIN_OF_KIND = 3;

/** Bytes at even steps, from this many on. */
const MIN_BYTES = 6;

const SEPARATORS = /[-_.:/ ]/g;

/** A piece three times or more, with a rest of it; or a long one twice. */
const REPEATED = /^(.{1,16}?)\1{2,}(.{0,15})$|^(.{8,64})\3$/s;

/** `0011223344…`: each character twice. */
const DOUBLED = /^(?:(.)\1){6,}$/s;

const SPELLED =
  /^(?:0x)?(?:dead|beef|cafe|babe|face|feed|f00d|food|c0de|d00d|c0ffee|c0ff|0ff1ce|1337|decaf|facade|ba5e|abad|1dea|fee1|dada|b0ba|0{4}|f{4})+$/i;

/** Whether the order of its characters says that a person made `value` up. */
export function looksTyped(value: string): boolean {
  const text = value.replace(SEPARATORS, '').replace(/^0x/, '').toLowerCase();
  if (text.length < MIN_LENGTH) return false;
  return (
    SPELLED.test(text) || isRepeated(text) || DOUBLED.test(text) || isCounted(text) || isRamp(text)
  );
}

function isRepeated(text: string): boolean {
  const [, piece = '', rest = '', half] = REPEATED.exec(text) ?? [];
  if (half !== undefined) return true;
  return piece !== '' && text.length >= 2 * MIN_LENGTH - rest.length && piece.startsWith(rest);
}

/** Letters and digits each in their order, however they alternate. */
function isCounted(text: string): boolean {
  const letters = text.replace(/[^a-z]/g, '');
  const digits = text.replace(/[^0-9]/g, '');
  if (letters.length < MIN_OF_KIND || digits.length < MIN_OF_KIND) return false;
  const ofLetters = stepsOf(letters, isNextLetter);
  const ofDigits = stepsOf(digits, isNextDigit);
  const all = letters.length + digits.length - 2;
  if (all < MIN_STEPS || letters.length + digits.length < text.length) return false;
  if (text.length <= MAX_EXACT) return ofLetters + ofDigits === all;
  return (
    ofLetters >= SHARE_OF_STEPS * (letters.length - 1) &&
    ofDigits >= SHARE_OF_STEPS * (digits.length - 1)
  );
}

function stepsOf(text: string, isNext: (a: number, b: number) => boolean): number {
  let steps = 0;
  for (let i = 1; i < text.length; i++) {
    if (isNext(text.charCodeAt(i - 1), text.charCodeAt(i))) steps++;
  }
  return steps;
}

/** Behind the last letter the first one comes again: of hexadecimal digits, or of all. */
function isNextLetter(a: number, b: number): boolean {
  return b === a + 1 || (b === 0x61 && (a === 0x66 || a === 0x7a));
}

function isNextDigit(a: number, b: number): boolean {
  return b === a + 1 || (b <= 0x31 && a === 0x39);
}

/** Bytes in hexadecimal, each as far from the last as the one before. */
function isRamp(text: string): boolean {
  if (text.length < 2 * MIN_BYTES || text.length % 2 !== 0 || !/^[0-9a-f]+$/.test(text)) {
    return false;
  }
  const bytes = Buffer.from(text, 'hex');
  const step = ((bytes[1] ?? 0) - (bytes[0] ?? 0)) & 0xff;
  for (let i = 2; i < bytes.length; i++) {
    if ((((bytes[i] ?? 0) - (bytes[i - 1] ?? 0)) & 0xff) !== step) return false;
  }
  return true;
}
