/** Addresses made from foreign text. */

import { wellFormed } from './text.ts';

/** `path` percent-encoded segment by segment, fit for the path of a URI. */
export function encodePath(path: string): string {
  return wellFormed(path).split('/').map(encodeURIComponent).join('/');
}

/** `text` as a link to follow, or undefined unless it is a well-formed http(s) address. */
export function webAddress(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, href } = new URL(text);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}
