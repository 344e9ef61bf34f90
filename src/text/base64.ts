/** Base64 as in RFC 4648 §4 and §5, strict where Node's own decoder takes anything. */

const STANDARD = /^[A-Za-z0-9+/]*={0,2}$/;
const URL_SAFE = /^[A-Za-z0-9_-]*={0,2}$/;

/**
 * The bytes of `text` in the standard or the URL-safe alphabet (not a mix), as Latin-1. Padding may
 * be missing; wrong padding, other characters and impossible lengths give undefined.
 */
export function decodeBase64(text: string): string | undefined {
  if (!STANDARD.test(text) && !URL_SAFE.test(text)) return undefined;
  const digits = text.replace(/=+$/, '');
  if (digits.length % 4 === 1) return undefined;
  if (digits.length !== text.length && text.length % 4 !== 0) return undefined;
  return Buffer.from(digits, 'base64').toString('latin1');
}
