/**
 * The bytes of a text in UTF-8 as Latin-1, a character a byte: so patterns see contents, and so they
 * have to see paths.
 */
export function bytesAsLatin1(text: string): string {
  return IS_ASCII.test(text) ? text : Buffer.from(text).toString('latin1');
}

// eslint-disable-next-line no-control-regex
const IS_ASCII = /^[\x00-\x7f]*$/;
