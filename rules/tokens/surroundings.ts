/** What the text around a value says about it. */

import type { Capture } from '../../src/rule.ts';

/** Last words of names whose values identify, locate or describe. */
export const NOT_A_SECRET: ReadonlySet<string> = new Set(
  (
    'id ids uuid guid name user username login email mail url uri host hostname domain endpoint path file ' +
    'filename dir folder version ver type kind format hash sha sha1 sha256 sha512 md5 checksum digest etag ' +
    'commit rev revision ref branch tag build integrity fingerprint thumbprint tree blob parent region zone ' +
    'date time timestamp created updated label title class style color colour size length count index ' +
    'public pubkey status state nonce iv salt cursor slug image sku serial model order ' +
    // Keys that are none.
    'publickey publishablekey sitekey primarykey foreignkey partitionkey sortkey cachekey objectkey idempotencykey'
  ).split(' '),
);

/**
 * How the name that the value at `start` is given to ends, in lower case: its last word, and its last
 * two in one (`key`, `publickey`). Nothing if nothing that looks like a name stands before it.
 */
export function endsOfName(text: string, start: number): readonly string[] {
  const before = text.slice(Math.max(0, start - 120), start);
  const name =
    /([A-Za-z][\w.-]{0,60})["'`\]]{0,3}[ \t]{0,8}(?:=>|:=|[=:,(>]|[ \t])[ \t]{0,8}["'`]{0,3}$/.exec(
      before,
    )?.[1];
  if (name === undefined) return [];
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[_.-]+/)
    .filter((word) => word !== '');
  return [words.slice(-1), words.slice(-2)].map((last) => last.join(''));
}

/** A digest says so: in front of it, in the path it is part of, or by what it is called. */
const DIGEST =
  /(?:sha-?\d{1,3}|md5|h1|integrity|checksum|digest|commit|revision|etag|fingerprint|signature|nonce|tree|blob)["'`]?[\s:=@/>("'-]{1,4}$/i;

/** A slice of a longer run of base64, or of wrapped lines of it. */
const IN_BLOB = /[A-Za-z0-9+/]{60}[\r\n"'+\s]{0,8}$/;

/** A revision that a version of a program is pinned to: `uses: acme/make-token@…`, `acme.git#…`. */
const PINNED = /[\w./-][@#]$/;
const REVISION = /^[0-9a-f]{32,64}$/;

/** The rest of the name of a file that has its hash in it. */
const FILE_TYPE =
  /^\.(?:(?:min|chunk|bundle|module)\.)?(?:[cm]?jsx?|tsx?|css|map|json|html?|png|jpe?g|gif|svg|webp|ico|avif|mp[34]|webm|pdf|woff2?|ttf|wasm|t?gz|zip|whl|jar|txt|xml|ya?ml)\b/i;

/** Files in which package managers keep versions and their hashes. */
const LOCK_FILE =
  /(?:^|\/)(?:[\w.-]{0,40}[.-]lock(?:file|b)?(?:\.\w{2,4})?|go\.sum|npm-shrinkwrap\.json)$/i;

/** Whether the value is the hash of something, a slice of a file, or a part of the name of one. */
export function isDigest({ secret, text, start, end, path }: Capture): boolean {
  const before = text.slice(Math.max(0, start - 80), start);
  return (
    (REVISION.test(secret) && PINNED.test(before)) ||
    DIGEST.test(before) ||
    IN_BLOB.test(before) ||
    before.endsWith(';base64,') ||
    FILE_TYPE.test(text.slice(end, end + 16)) ||
    (path !== undefined && LOCK_FILE.test(path))
  );
}

/** A function that looks something up, called with the value: `acme.getProject('`. */
const LOOKS_UP =
  /(?:\.|(?<![A-Za-z])(?=[a-z]{2,8}[A-Z_]))(?:get|find|fetch|load|open|show|list|has|is|delete|remove|update|select|describe|retrieve)(?:[A-Z_]\w{0,40})?\(\s{0,4}["'`]$/;

/** Whether the value at `start` names what a function shall bring or change. */
export function isLookedUp({ text, start }: Capture): boolean {
  return LOOKS_UP.test(text.slice(Math.max(0, start - 80), start));
}

/** The beginning of a line up to its value, as settings files have it. */
const SETTING = /(?:^|\n)[ \t]*(?:export |- |set )?[\w.-]{1,60}[ \t]?[=:][ \t]?$/;

/** Whether the value is all that stands between two quotes, or all that a line gives to a name. */
export function isWhole({ text, start, end }: Capture): boolean {
  const before = text.slice(Math.max(0, start - 80), start);
  const quote = /["'`]$/.exec(before)?.[0];
  if (quote !== undefined) return text.charAt(end) === quote;
  return SETTING.test(before) && /^[ \t\r]{0,4}(?:\n|$)/.test(text.slice(end, end + 8));
}
