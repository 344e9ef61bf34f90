/** Names from files and command lines, made safe to show in a one-line message. */

const LONGEST = 80;

/**
 * `text` in double quotes, on one line, cut after 80 characters. Control and format characters are
 * written as escapes, since a message goes to a terminal.
 */
export function quote(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return JSON.stringify(cut).replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/** `text` as it is where it is a plain name, otherwise quoted. */
export function quoteOdd(text: string): string {
  return /^[\w@./\\:~-]{1,200}$/.test(text) ? text : quote(text);
}
