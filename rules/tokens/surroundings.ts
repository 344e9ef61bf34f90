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
    'publickey publishablekey sitekey primarykey foreignkey partitionkey sortkey cachekey objectkey'
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

export function isDigest({ secret, text, start }: Capture): boolean {
  const before = text.slice(Math.max(0, start - 80), start);
  if (REVISION.test(secret) && PINNED.test(before)) return true;
  return DIGEST.test(before) || IN_BLOB.test(before) || before.endsWith(';base64,');
}

/** The name that is called with a literal as its first argument. */
const CALL = /([A-Za-z_][\w.:]{0,80})\(\s{0,8}["'`]$/;
/** What a name may have behind the issuer's and still be its client. */
const CLIENT_ENDING = /(?:client|api|sdk|service|v?\d{1,2})+$/;
const MAKES_CLIENT =
  /^(?:new|connect|login|auth[a-z]{0,16}|(?:new|create|make)?(?:client|api|sdk|connection))$/;

/**
 * Whether `before` ends in a call that makes a client of the issuer, which is given its key:
 * `new Acme('`, `AcmeClient("`, `acme.NewClient("`. `word` is how the issuer is called there.
 */
export function makesClient(before: string, word: string): boolean {
  const callee = CALL.exec(before)?.[1];
  if (callee === undefined) return false;
  const parts = callee
    .toLowerCase()
    .split(/[.:]+/)
    .map((part) => part.replaceAll('_', ''));
  const issuer = word.toLowerCase().replace(/[ _.-]/g, '');
  const last = parts.at(-1) ?? '';
  if (last.replace(CLIENT_ENDING, '') === issuer) return true;
  return MAKES_CLIENT.test(last) && parts.slice(0, -1).some((part) => part.includes(issuer));
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
