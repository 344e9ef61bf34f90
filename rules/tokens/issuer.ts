/**
 * What the tables in this folder are made of: an issuer and its kinds of token, a line each. Nothing
 * here knows how a token is looked for; `table.ts` makes rules of it.
 */

import type { Capture, Example, Group, RuleId, Severity, Verdict } from '../../src/rule.ts';

export interface Issuer {
  /** As it writes itself: `Hugging Face`. */
  readonly name: string;
  /** Host name of its site or API: the reference of the rules, and a sign that it is spoken of. */
  readonly site: string;
  /**
   * What it is called in names and texts, lower case. A space stands for any or no separator:
   * `better stack` is `betterstack`, `BETTER_STACK` and `better-stack` too.
   */
  readonly words?: readonly string[];
  /**
   * The same for words that mean something else as well (`box`, `front`): they count only in one
   * name with a word such as key or token.
   */
  readonly names?: readonly string[];
  /** Where its tokens are revoked, as a place: `Settings > API keys`. */
  readonly revoke?: string;
  readonly tokens: readonly Token[];
}

export interface Token {
  /** `issuer-kind`, never reused. */
  readonly id: RuleId;
  /** What it is, behind the issuer's name: `API key`. */
  readonly what: string;
  /** The token alone, with exact lengths. */
  readonly shape: RegExp;
  readonly severity: Severity;
  /** What it opens, as a noun phrase: `payments`; default: by the severity. */
  readonly opens?: string;
  /**
   * Literals one of which is in every token. Default: the fixed beginning of `shape`, if it has four
   * characters or more. A token without any is told by its context.
   */
  readonly keywords?: readonly string[];
  /** The keywords are how tokens begin, each with one of them. */
  readonly keywordsFirst?: true;
  /** The keywords are not telling enough: look for the token only where the issuer is named. */
  readonly inContext?: true;
  /** Instead of the issuer's words. */
  readonly words?: readonly string[];
  /** Also found as a part of the path of an address that names the issuer: `https://acme.com/v2/…`. */
  readonly inPath?: true;
  /** Must stand between the issuer's word and the value, or in the name: `secret`. */
  readonly besides?: RegExp;
  /** What must not stand next to the token; default: characters of which its shape is made. */
  readonly notBeside?: RegExp;
  /** Of which pair it is a part: the id and the secret that stand together are one finding. */
  readonly group?: Group;
  /** Whether the checksum inside fits. One that does not is an example, or cut off. */
  readonly checksum?: (token: string) => boolean;
  /** Further judgement, after what all tokens are judged by. */
  readonly check?: (capture: Capture) => Verdict;
  /** For tokens whose look is not obvious from the shape, and those with a structure. */
  readonly matches?: readonly (string | Example)[];
  readonly rejects?: readonly (string | Example)[];
}

/** A token with what every row has in front, so that rows read as a table. */
export function token(
  id: RuleId,
  what: string,
  shape: RegExp,
  severity: Severity,
  more: Partial<Omit<Token, 'id' | 'what' | 'shape' | 'severity'>> = {},
): Token {
  return { id, what, shape, severity, ...more };
}

/** RFC 9562 in lower case, as issuers write them. */
export const UUID: RegExp = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/;
