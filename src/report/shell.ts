/** Words for a shell's command line, made from names that may hold anything. */

const BARE = /^[A-Za-z0-9_./][A-Za-z0-9_@%+=:,./-]*$/;
const UNKNOWN = /(?:[\ufffd…]|\*{8})+/gu;
const FITS_DOUBLE_QUOTES = /^[^"$`!\\%]*$/;

/**
 * `text` as one word for a POSIX shell; where the text allows it, in double quotes, which other
 * shells understand as well. Control and format characters are written as escapes, so the result
 * is one line and safe to show.
 */
export function shellQuote(text: string): string {
  if (BARE.test(text)) return text;
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(text)) return ansiQuote(text);
  return FITS_DOUBLE_QUOTES.test(text)
    ? `"${text}"`
    : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** `$'…'`, as bash, zsh and POSIX.1-2024 shells read it. */
function ansiQuote(text: string): string {
  const escaped = text.replace(/[\\'\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (character === '\\' || character === "'") return `\\${character}`;
    if (code < 0x80) return `\\x${code.toString(16).padStart(2, '0')}`;
    if (code > 0xffff) return `\\U${code.toString(16).padStart(8, '0')}`;
    return `\\u${code.toString(16).padStart(4, '0')}`;
  });
  return `$'${escaped}'`;
}

/**
 * A path, relative to the repository's root and in display form, as a pathspec for git. What the
 * display form does not tell (bytes that are not UTF-8, a redacted secret) becomes a wildcard.
 */
export function pathspec(path: string): string {
  if (UNKNOWN.test(path)) {
    const glob = path.replace(/[\\?[]/g, String.raw`\$&`).replace(UNKNOWN, '*');
    return shellQuote(`:(glob)${glob}`);
  }
  return shellQuote(/^[:-]/.test(path) ? `:(literal)${path}` : path);
}
