/**
 * What an access key id says about itself. The 16 characters behind the prefix are base32, 80 bits:
 * since 2019 the first is 1 and the next 40 are the account's number; ids of before then have `I`
 * or `J` behind the prefix and end in `A` or `Q`.
 */

import { decodeBase32 } from '../../src/text/base32.ts';

const HIGHEST_ACCOUNT = 999_999_999_999;

/** The account (12 digits) a key of 20 characters belongs to; undefined for old and made-up ids. */
export function accountOf(keyId: string): string | undefined {
  const bytes = decodeBase32(keyId.slice(4));
  if (bytes?.length !== 10) return undefined;
  const [b0 = 0, b1 = 0, b2 = 0, b3 = 0, b4 = 0, b5 = 0] = bytes;
  if ((b0 & 0x80) === 0) return undefined;
  // Bits 1–40 of 48; multiplied, because JavaScript shifts are 32 bits wide.
  const number =
    (b0 & 0x7f) * 2 ** 33 + b1 * 2 ** 25 + b2 * 2 ** 17 + b3 * 2 ** 9 + b4 * 2 + (b5 >> 7);
  return number <= HIGHEST_ACCOUNT ? String(number).padStart(12, '0') : undefined;
}

/**
 * Whether the id can have been issued. Rejects more than half of random base32 and 93 % of random
 * capitals and digits.
 */
export function hasKeyIdStructure(keyId: string): boolean {
  const body = keyId.slice(4);
  if (!/^[A-Z2-7]{16}$/.test(body)) return false;
  return /^[IJ].{14}[AQ]$/.test(body) || accountOf(keyId) !== undefined;
}

/** Accounts known to issue canary tokens: credentials planted to see who tries them. */
const CANARY_ACCOUNTS: ReadonlySet<string> = new Set(
  (
    '052310077262 171436882533 534261010715 595918472158 717712589309 819147034852 992382622183 ' +
    '730335385048 266735846894 893192397702 044858866125 251535659677 344043088457 351906852752 ' +
    '390477818340 426127672474 427150556519 439872796651 445142720921 465867158099 637958123769 ' +
    '693412236332 732624840810 735421457923 959235150393 982842642351'
  ).split(' '),
);

/** A sentence for the report if the account issues canary tokens. No such list is complete. */
export function canaryNote(account: string | undefined): string | undefined {
  if (account === undefined || !CANARY_ACCOUNTS.has(account)) return undefined;
  return (
    `Looks like a canary token (account ${account} issues them): using it raises an alarm. ` +
    'Do not try it; if you did not plant it, ask who did.'
  );
}
