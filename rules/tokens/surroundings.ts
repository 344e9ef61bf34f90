/** What the text around a value says about it. */

import type { Capture } from '../../src/rule.ts';

/** Last words of names whose values identify, locate or describe. */
export const NOT_A_SECRET: ReadonlySet<string> = new Set(
  (
    'id ids uuid guid name user username login email mail url uri host hostname domain endpoint path file ' +
    'filename dir folder version ver type kind format hash sha sha1 sha256 sha512 md5 checksum digest etag ' +
    'commit rev revision ref branch tag build integrity fingerprint thumbprint tree blob parent region zone ' +
    'date time timestamp created updated label title class style color colour size length count index ' +
    'publickey pubkey public status state nonce iv salt cursor slug image sitekey'
  ).split(' '),
);

/**
 * The last word, in lower case, of the name that the value at `start` is given to; undefined if
 * nothing that looks like a name stands before it.
 */
export function lastWordOfName(text: string, start: number): string | undefined {
  const before = text.slice(Math.max(0, start - 120), start);
  const name =
    /([A-Za-z][\w.-]{0,60})["'`\]]{0,3}[ \t]{0,8}(?:=>|:=|[=:,(>]|[ \t])[ \t]{0,8}["'`]{0,3}$/.exec(
      before,
    )?.[1];
  if (name === undefined) return undefined;
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').split(/[_.-]+/);
  return words.findLast((word) => word !== '')?.toLowerCase();
}

/** A digest says so: in front of it, in the path it is part of, or by what it is called. */
const DIGEST =
  /(?:sha-?\d{1,3}|md5|h1|integrity|checksum|digest|commit|revision|etag|fingerprint|signature|nonce|tree|blob)["'`]?[\s:=@/>("'-]{1,4}$/i;

/** A slice of a longer run of base64, or of wrapped lines of it. */
const IN_BLOB = /[A-Za-z0-9+/]{60}[\r\n"'+\s]{0,8}$/;

export function isDigest({ text, start }: Capture): boolean {
  const before = text.slice(Math.max(0, start - 80), start);
  return DIGEST.test(before) || IN_BLOB.test(before) || before.endsWith(';base64,');
}
