/**
 * Control bytes that no text has: where they stand, bytes are read as text that were written as
 * machine code, tables or records of a database.
 */

/** How far around a value they count, in bytes. */
const REACH = 64;

/**
 * What texts hold besides tab and line ends: bell and backspace (recorded terminals), vertical tab,
 * form feed, shift out and in (character sets of terminals), end of file in DOS, escape.
 */
// eslint-disable-next-line no-control-regex
const FOREIGN = /[\x00-\x06\x10-\x19\x1c-\x1f\x7f]/g;

/** A single one has slipped into a text. */
const MIN_FOREIGN = 2;

/** A value has none of these either. */
// eslint-disable-next-line no-control-regex
const IN_NO_VALUE = /[\x00-\x08\x0b-\x1f\x7f]/;

/** Bytes of UTF-8, whatever they stand for, and what is left of a text in Latin-1 without them. */
const UTF8 = /[\xc2-\xf4][\x80-\xbf]{1,3}/g;
/** The second set of control characters; letters in Latin-1 begin behind it. */
const SECOND_SET = /[\x80-\x9f]/;

/** Whether a value itself holds control bytes: nobody typed it, unless escapes stood for them. */
export function hasControls(value: string): boolean {
  if (IN_NO_VALUE.test(value)) return true;
  return SECOND_SET.test(value) && SECOND_SET.test(value.replace(UTF8, ''));
}

/**
 * Whether two bytes of no text or more stand within 64 bytes of `text[start, end)`. UTF-16 that is embedded has
 * been decoded before, so its NUL bytes are not seen here.
 */
export function isAmongControls(text: string, start: number, end: number): boolean {
  const around = text.slice(Math.max(0, start - REACH), start) + text.slice(end, end + REACH);
  return (around.match(FOREIGN)?.length ?? 0) >= MIN_FOREIGN;
}
