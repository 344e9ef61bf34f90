/**
 * How texts write characters otherwise, as sources of patterns for use in others. Resolving escapes
 * is a matter of match/views.ts.
 */

/**
 * An escape. Backslash escapes of JSON, JavaScript, Python, C and shells; percent-encoding (RFC
 * 3986); character references of XML and HTML; quoted-printable's =3D and soft line ends (RFC 2045).
 *
 * Those end long lines only: `NAME=` at the end of a short one is a name without a value. They count
 * in texts that are quoted-printable by the looks of it, or base64 padding would be taken for them.
 */
export const ESCAPE: string = String.raw`(?:\\(?:u\{?[0-9a-fA-F]{4}\}?|x[0-9a-fA-F]{2}|["'\\/\x60$nrtbf])|%[0-9a-fA-F]{2}|&(?:#(?:\d{1,5}|[xX][0-9a-fA-F]{1,4})|amp|lt|gt|quot|apos);|=(?:3D|\r?\n))`;

/** The same for a place where an escape may begin: shorter, and now and then none begins there. */
export const ESCAPE_MARK: string = String.raw`(?:\\["'/\x60$\\uxnrtbf]|%[0-9a-fA-F]{2}|&[#alqg]|=3D|=\r?\n)`;

/** The same without escapes that stand for white space, with which no token goes on. */
export const TOKEN_ESCAPE_MARK: string = ESCAPE_MARK.replace('nrtbf', '');

/** Longest escape, in characters. */
export const MAX_ESCAPE_LENGTH = 8;
