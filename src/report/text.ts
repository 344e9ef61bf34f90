/**
 * Making foreign text safe to show, and fitting text into columns. Paths, names and lines come from
 * whatever is scanned: nothing in them may move a cursor, end a line or turn the reading direction.
 */

// Control and format characters, line separators and lone surrogates. The two joiners stay: Persian,
// Indic scripts and emoji need them, and they hide nothing that matters here.
const UNSAFE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/**
 * `text` on one line without control characters, escape sequences, bidirectional overrides or lone
 * surrogates. Each is replaced by a visible sign (U+2400–U+2421 or U+FFFD), a tab by a space, so
 * that a reader sees that something is there.
 */
export function plain(text: string): string {
  return text.replace(UNSAFE, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code === 0x09) return ' ';
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\ufffd';
  });
}

/**
 * A line without what CI systems take for commands in a job's log: `::set-output …` at its start
 * (GitHub) and `##[…]` or `##vso[…]` anywhere (GitHub's runner, Azure). A path or a line of source
 * could hold one.
 */
export function withoutCommands(line: string): string {
  return line.replace(/^(\s*):(?=:)/, '$1: ').replace(/##(?=[a-z]*\[)/gi, '# #');
}

/** `text` with lone surrogates replaced by U+FFFD, as UTF-8 output would do. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const ZERO_WIDTH = /[\p{Mn}\p{Me}\u200c\u200d]/u;

function characterWidth(character: string): number {
  if (character <= '\u02ff') return 1;
  if (ZERO_WIDTH.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

/** Columns that `text` (already `plain`) takes in a terminal; exact for common scripts. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** The beginning of `text` in at most `width` columns, ending in … where something is cut off. */
export function crop(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let taken = '';
  let room = width - 1;
  for (const character of text) {
    room -= characterWidth(character);
    if (room < 0) break;
    taken += character;
  }
  return `${taken}…`;
}

/** The end of `text` in at most `width` columns, beginning with … where something is cut off. */
export function cropStart(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let taken = '';
  let room = width - 1;
  for (const character of Array.from(text).toReversed()) {
    room -= characterWidth(character);
    if (room < 0) break;
    taken = character + taken;
  }
  return `…${taken}`;
}

/** `text` padded with spaces to `width` columns. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/**
 * `text` broken into lines of at most `width` columns at spaces; `code spans` and longer words are
 * never broken, so that what is to be pasted stays whole.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const [word] of text.matchAll(/(?:`[^`]*`|[^\s`]|`)+/g)) {
    if (line !== '' && displayWidth(line) + 1 + displayWidth(word) > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  if (line !== '') lines.push(line);
  return lines;
}
