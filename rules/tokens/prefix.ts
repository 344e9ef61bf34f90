/** Forms and judgement of tokens that a fixed part of their own gives away. */

import type { Capture, Form, Verdict } from '../../src/rule.ts';
import { TOKEN_ESCAPE_MARK } from '../../src/text/escapes.ts';
import { isPlaceholder } from '../../src/text/placeholder.ts';
import { readsLikeWords } from '../../src/text/random.ts';
import type { Token } from './issuer.ts';
import { isPublished } from './published.ts';
import { neighbours, randomPart } from './shape.ts';

const CHECKSUM_FAILS = 'Its checksum does not fit: an example, or a part of it is missing.';

/**
 * A token whose checksum fails opens nothing as it stands, but may have been cut off, mistyped or
 * blotted out in part: it is shown where the rest of it leaves no doubt of what it is.
 */
const DOUBTFUL = { confidence: 'medium', note: CHECKSUM_FAILS } as const;
const UNLIKELY = { confidence: 'low', note: CHECKSUM_FAILS } as const;

/** Shorter ones are looked for together with what stands before them. */
const LONG_ENOUGH = 4;

/** Shorter pieces of a token are not random enough to be judged alone. */
const MIN_PIECE = 12;

/** What stands before a value; a line end also means the beginning of a text. */
export const OPENERS: readonly string[] = [
  '"',
  "'",
  '`',
  '=',
  ':',
  ' ',
  '\n',
  '\t',
  '>',
  '(',
  '/',
  ',',
  '[',
  '@',
];
export const OPENER: RegExp = /["'`=:\s>(/,[@]?/;

/**
 * What has to stand where a token begins: all of it, or characters of tokens up to an escape or
 * a seam of literals, of which another reading could make one.
 */
const OTHER_READING = String.raw`[\w+/=.:~-]{0,400}(?:${TOKEN_ESCAPE_MARK}|["'\x60]\s{0,64}["'\x60+.&<|\\])`;

/** Shapes that hold nothing but those characters, and no more of them than `near` may look at. */
const OTHER_CHARACTERS = /[^\w+/=.:~\-\\[\](){}|?,*$]|\\[a-vx-zA-Z$*?|(){}[\]^]/;
const TOO_LONG = /\{(?:\d+,)?(?:[3-9]\d\d|\d{4,})\}/;

/** @param opener pattern of what the keyword has before the token; none where a text begins */
function nearOf(token: Token, opener: string): Pick<Form, 'near'> {
  const { keywords, keywordsFirst, shape } = token;
  // Keywords of its own may stand anywhere in a token.
  if (keywords !== undefined && keywordsFirst !== true) return {};
  if (TOO_LONG.test(shape.source)) return {};
  if (OTHER_CHARACTERS.test(shape.source.replaceAll('\\d', '0'))) return {};
  return { near: new RegExp(`${opener}(?:(?:${shape.source})|${OTHER_READING})`) };
}

export function prefixForms(token: Token, keywords: readonly string[]): Form[] {
  const long = keywords.filter((keyword) => keyword.length >= LONG_ENOUGH);
  const short = keywords.filter((keyword) => keyword.length < LONG_ENOUGH);
  const common = {
    secret: token.shape,
    notBeside: token.notBeside ?? neighbours(token.shape),
    check: (capture: Capture): Verdict => judge(token, long, capture),
  };
  return [
    ...(long.length === 0 ? [] : [{ keywords: long, ...nearOf(token, ''), ...common }]),
    ...(short.length === 0
      ? []
      : [
          {
            keywords: short.flatMap((keyword) => OPENERS.map((opener) => opener + keyword)),
            ...nearOf(token, `${OPENER.source}?`),
            before: OPENER,
            ...common,
          },
        ]),
  ];
}

/** Names in programs consist of short words; a random part stands in one piece. */
function isName(random: string): boolean {
  const longest = random.split(/[^A-Za-z0-9]+/).reduce((a, b) => (b.length > a.length ? b : a), '');
  return readsLikeWords(longest.length < MIN_PIECE ? random : longest);
}

/** @param long the keywords that are long enough to tell the token alone */
function judge(token: Token, long: readonly string[], capture: Capture): Verdict {
  const { secret } = capture;
  const random = randomPart(secret, token.shape);
  if (isPublished(secret) || isPlaceholder(random) || isName(random)) return false;
  const own = token.check?.(capture) ?? true;
  if (own === false || token.checksum === undefined) return own;
  const failed = long.some((keyword) => secret.includes(keyword)) ? DOUBTFUL : UNLIKELY;
  const verdict = token.checksum(secret) ? ({ confidence: 'high' } as const) : failed;
  return own === true ? verdict : { ...own, ...verdict };
}
