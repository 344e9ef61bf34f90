/**
 * Forms and judgement of tokens that look like any other random value: what tells them is that the
 * issuer is named. From strong to weak:
 *
 *     ACME_API_KEY = value                 the issuer is in the name that gets the value
 *     https://acme.com … token: value      it is named before, and the value is called a key
 *     Bearer value … https://acme.com      the same the other way round, for headers and logins
 *     new AcmeClient('me', 'value')        a client of the issuer is made with it
 *     acme … 'value'                       it is named before, and the value is rare enough to tell
 */

import type { Capture, Confidence, Form, Verdict } from '../../src/rule.ts';
import { alphabetOf, looksDrawn } from '../../src/text/random.ts';
import { isPlaceholder, isReference } from '../../src/text/placeholder.ts';
import { isAmongControls } from '../../src/text/controls.ts';
import { classChanges } from '../../src/text/shape.ts';
import { looksRandom, wordiness } from '../../src/text/wordiness.ts';
import type { Issuer, Token } from './issuer.ts';
import { isPublished } from './published.ts';
import { randomPart } from './shape.ts';
import { endsOfName, isDigest, isLookedUp, isWhole, NOT_A_SECRET } from './surroundings.ts';

/** What values that must stay secret are called. */
const KEY_WORD =
  'key|token|secret|pass|pwd|auth|cred|api|bearer|access|private|licen[cs]e|(?<![a-z])pat(?![a-z])|hmac|appid';
/** From a common word on: without such a word in the same name it means something else. */
const KEY_WORD_IN_NAME = new RegExp(`[\\w.-]{0,48}? ?(?:${KEY_WORD})`, 'i');
/** After a blank, as in a sentence, only a word that goes with keys: `front api key`, `front token`. */
const NEXT_WORD = ' (?=api|access|auth|secret|token)';
const HAS_KEY_WORD = new RegExp(KEY_WORD.replace('(?<![a-z])pat(?![a-z])', '\\bpat\\b'), 'i');

/** How far from the issuer's word a name or a value may stand, in characters and line ends. */
const NEAR = 80;
const NEAR_BARE = 48;
const NEAR_LINES = 3;

/** A value without a name of its own must be of this length and of a mixed alphabet. */
const MIN_BARE = 20;

/**
 * A shorter value must be given to a name of the issuer's, and hold a digit or change its class of
 * letters as often as no word does.
 */
const MIN_UNNAMED = 16;
const MIN_CHANGES = 5;

/** The value of a header, or what `curl -u` signs in with: the user, or what follows one. */
const CREDENTIAL_BEFORE =
  /(?:bearer|basic|token|key|secret|ssws|authorization|password)["']?[ =:,]{1,3}["']?|(?<![\w-])(?:-u|--user)[ =]?["']?(?:[\w.@+-]{1,48}:)?/;

/**
 * Where a short word begins: not inside of another, but after a verb in camel case (`setAcmeKey`), or
 * as a property on a command line (`-Dacme.token`).
 */
const WORD_START =
  '(?:(?<![A-Za-z])|(?<=-[DP])|(?<=(?<![A-Za-z])(?:set|get|my|our|new|with|prod|dev|test|stage|staging)))';

/** Words of fewer letters are looked for together with what follows them in names. */
const SHORT_WORD_ENDS = ['_', '-', '.', '"', "'", ' ', ':', '=', 'a', 'c', 'k', 't', 's', 'p'];

/** What clients are called, and what makes them: `AcmeClient`, `acme.init`, `Acme::Api.new`. */
const MAKES_A_CLIENT =
  /^(?:[.:_]{1,2}|client|api|search|sdk|service|connect(?:or|ion)?|adapter|wrapper|provider|manager|session|rest|http|async|new|init(?:ialize)?|config(?:ure)?|setup|auth(?:enticate)?|login|start|create|default|with|from|set|key|token|credentials|(?:get)?instance|js|v?\d){0,8}$/i;

/** Arguments before the value: literals and names, at most two. */
const ARGUMENTS = `(?:\\s{0,4}(?:"[^"\\n]{0,60}"|'[^'\\n]{0,60}'|[\\w.]{1,40})\\s?,\\s{0,8}){0,2}`;

type Way = 'named' | 'near' | 'bare';

export function contextForms(issuer: Issuer, token: Token): Form[] {
  const words = token.words ?? issuer.words ?? [];
  const names = token.words === undefined ? (issuer.names ?? []) : [];
  const site = hostOf(issuer.site);
  const near = words.some((word) => site.includes(word.replaceAll(' ', '')))
    ? words
    : [...words, site];
  return [
    ...(words.length === 0 ? [] : [named(token, words)]),
    ...(names.length === 0 ? [] : [namedByCommonWord(token, names)]),
    ...(words.length + names.length === 0 ? [] : [called(token, near), header(token, near)]),
    ...(words.length === 0 ? [] : [passed(token, words)]),
    ...(token.inPath === true ? [inPath(token, near)] : []),
    ...(words.length === 0 || !isRare(token.shape) ? [] : [bare(token, near)]),
  ];
}

/** `api.acme.com` is `acme.com`. */
function hostOf(site: string): string {
  return site.replace(/^(?:www|api|app|rest|docs|developers?)\./, '');
}

/** Hexadecimal digits, ids and numbers are everywhere. */
function isRare(shape: RegExp): boolean {
  return (
    !/^\\d|^\[0-9a-fA-F]{1,9}\]|^\[0-9\]|\{8\}-\(\?:/.test(shape.source) &&
    /A-Z/.test(shape.source) &&
    /a-z/.test(shape.source)
  );
}

function named(token: Token, words: readonly string[]): Form {
  return {
    ...common(token, words, 'named'),
    atKeyword: true,
    name: new RegExp(`(?<word>${anyOf(words)})[\\w.-]{0,24}?`),
  };
}

function namedByCommonWord(token: Token, words: readonly string[]): Form {
  return {
    ...common(token, words, 'named'),
    atKeyword: true,
    near: KEY_WORD_IN_NAME,
    name: new RegExp(
      `${WORD_START}(?<word>${anyOf(words)})(?<rest>[\\w.-]{0,24}?|${NEXT_WORD})(?:${KEY_WORD})`,
    ),
  };
}

function called(token: Token, words: readonly string[]): Form {
  return {
    ...common(token, words, 'near'),
    atKeyword: true,
    name: new RegExp(
      `(?<word>${anyOf(words)})(?<way>[^\\0]{0,${NEAR}}?)(?:${KEY_WORD}|[ \\n]-u(?= ))`,
    ),
  };
}

function header(token: Token, words: readonly string[]): Form {
  return {
    ...common(token, words, 'near'),
    before: CREDENTIAL_BEFORE,
    after: new RegExp(`(?<way>[^\\0]{1,${NEAR}}?)(?:${anyOf(words)})`),
  };
}

function passed(token: Token, words: readonly string[]): Form {
  return {
    ...common(token, words, 'near'),
    atKeyword: true,
    before: new RegExp(
      `(?<word>${anyOf(words)})(?<callee>[\\w.:]{0,32}?)(?:["']\\))?\\(${ARGUMENTS}\\s{0,8}@?["'\`]`,
    ),
  };
}

function inPath(token: Token, words: readonly string[]): Form {
  return {
    ...common(token, words, 'near'),
    atKeyword: true,
    before: new RegExp(`(?<word>${anyOf(words)})[\\w.:/-]{1,${NEAR}}?/`),
  };
}

function bare(token: Token, words: readonly string[]): Form {
  return {
    ...common(token, words, 'bare'),
    atKeyword: true,
    before: new RegExp(`(?<word>${anyOf(words)})(?<way>[^\\0]{1,${NEAR_BARE}}?)`),
  };
}

/** Forms with the same requirement share one expression, which is then tried once at a place. */
const requirements = new Map<string, RegExp>();

function requirement(source: string): RegExp {
  let made = requirements.get(source);
  if (made === undefined) {
    made = new RegExp(source);
    requirements.set(source, made);
  }
  return made;
}

function common(token: Token, words: readonly string[], way: Way): Form {
  const beside = /\+\\?\//.test(token.shape.source) ? '[A-Za-z0-9+/_-]' : '[A-Za-z0-9_-]';
  return {
    keywords: words.flatMap(keywordsOf),
    ignoreCase: true,
    // Thousands of words in all their encodings would slow every scan down.
    plainOnly: true,
    // With its edges, or it is tried at every letter of every word.
    requires: requirement(`(?<!${beside})(?:${token.shape.source})(?!${beside})`),
    secret: token.shape,
    notBeside: token.notBeside ?? new RegExp(beside),
    check: (capture) => judge(token, way, capture),
  };
}

/** One pattern for all words; short ones must not be the end of a longer word. */
function anyOf(words: readonly string[]): string {
  return words
    .map((word) => {
      const source = word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll(/[ -]/g, '[ _.-]?');
      return /^[^ .]{1,5}(?:[ .]|$)/.test(word) ? `${WORD_START}${source}` : source;
    })
    .join('|');
}

function keywordsOf(word: string): string[] {
  const separators = /[ -]/.test(word) ? ['', ' ', '_', '-', '.'] : [''];
  return separators
    .map((separator) => word.replaceAll(/[ -]/g, separator))
    .flatMap((way) => (way.length < 4 ? SHORT_WORD_ENDS.map((end) => way + end) : [way]));
}

/** Whether what follows a common word in a name begins another one: `wiseApiKey`, not `likewise`. */
function isWholeWord(word: string | undefined, rest: string | undefined): boolean {
  if (word === undefined || rest === undefined) return true;
  return (
    /^(?:[^a-zA-Z]|api|app|auth|client|access|dev|prod|test|$)/i.test(rest) ||
    (/[a-z]$/.test(word) && /^[A-Z]/.test(rest))
  );
}

/** A name such as `apiflash` says that its issuer has an API, and nothing of the value. */
function withoutIssuer(before: string, word: string): string {
  return word === '' || /key|token|secret/i.test(word) ? before : before.replaceAll(word, '');
}

/** Whether the value is given to a parameter of the address that names the issuer. */
function isParameter(between: string, before: string): boolean {
  return !/\s/.test(between) && /[?&][\w.-]{1,24}=$/.test(before);
}

/** What stands in the middle of a text or an address near a name may well be something else. */
const CONFIDENCE: Readonly<Record<Way, Confidence>> = {
  named: 'high',
  near: 'medium',
  bare: 'low',
};

/** Words with hyphens or underscores between them: a part of an address, a flag, a key of a text. */
function isName(secret: string): boolean {
  return /^[A-Za-z]{1,24}(?:[-_][A-Za-z]{1,24}){1,12}$/.test(secret) && wordiness(secret) > 0;
}

function judge(token: Token, way: Way, capture: Capture): Verdict {
  const { secret, groups, text, start } = capture;
  const random = randomPart(secret, token.shape);
  if (!looksDrawn(random) || isPlaceholder(random) || isName(secret)) return false;
  if (isReference(secret) && !secret.startsWith('https://')) return false;
  if (isPublished(secret) || isDigest(capture)) return false;
  // In programs names and texts run into each other.
  if (isAmongControls(text, start, capture.end) && !looksRandom(random)) return false;
  // Of 16 characters drawn from both cases and digits, one text in 500,000 is lower case alone.
  if (isRare(token.shape) && secret.length >= MIN_UNNAMED && !/[A-Z0-9]/.test(secret)) return false;
  if (!isWholeWord(groups['word'], groups['rest'])) return false;
  const between = (groups['way'] ?? '') + (groups['glue'] ?? '');
  if (between.split('\n').length > NEAR_LINES) return false;
  const what = token.what.toLowerCase().replaceAll(' ', '');
  const ends = endsOfName(text, start);
  if (ends.some((end) => NOT_A_SECRET.has(end) && !what.includes(end))) return false;
  const before = text.slice(Math.max(0, start - NEAR), start);
  if (token.besides !== undefined && !token.besides.test(before)) return false;
  if (!MAKES_A_CLIENT.test(groups['callee'] ?? '')) return false;
  if (secret.length < MIN_UNNAMED) {
    if (way !== 'named' && !isParameter(between, before)) return false;
    if (!/[0-9]/.test(secret) && classChanges(secret) < MIN_CHANGES) return false;
  }
  const isLookUp = isLookedUp(capture);
  if (way === 'bare' && (secret.length < MIN_BARE || alphabetOf(secret) < 62 || isLookUp)) {
    return false;
  }
  if (way === 'bare' && isWhole(capture)) way = 'near';
  if (way === 'named' && !HAS_KEY_WORD.test(withoutIssuer(before, groups['word'] ?? ''))) {
    // A number, hash or UUID may well be something else that the issuer gives a name to.
    const isTelling = alphabetOf(secret) > 16 && secret.length >= MIN_BARE && !isLookUp;
    if (!isTelling && token.besides === undefined) return false;
    way = 'near';
  }
  const own = token.check?.(capture) ?? true;
  if (own === false) return false;
  return { confidence: CONFIDENCE[way], ...(own === true ? {} : own) };
}
