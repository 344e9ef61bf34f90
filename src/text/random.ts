/**
 * Tells values drawn at random from words, names and fillers. Each test turns away about one random
 * value in a thousand, whatever its length and alphabet: a fixed floor for entropy would either let
 * long identifiers through or lose short keys.
 */

/** How many standard deviations from the mean still count as chance: one in a thousand lies beyond. */
const BEYOND_CHANCE = 3.4;

/** The commonest neighbours in English words and in identifiers; a random pair is one in 5.7 times. */
const COMMON_PAIRS: ReadonlySet<string> = new Set(
  (
    'th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve co ' +
    'me de hi ri ro ic ne ea ra ce li ch ll be ma si om ur ca el ta la ns di fo ho pe ec pr no ct us ' +
    'ac ot il tr ly nc et ut ss so rs un lo wa ge ie wh ee wi em ad ol rt po we na ul ni ts mo ow pa ' +
    'im mi ai sh ir su id os iv ia am fi ci vi pl ig tu ev ld ry mp fe bl ab gh ty op ay ap od oo ke'
  ).split(' '),
);
const SHARE_OF_COMMON_PAIRS = COMMON_PAIRS.size / (26 * 26);

/** Fewer pairs of letters than these say nothing. */
const MIN_PAIRS = 9;

/** Whether the letters of `text` follow each other as in words, more often than by chance. */
export function readsLikeWords(text: string): boolean {
  // Six letters make too few different pairs.
  if (isHexadecimal(text)) return false;
  const letters = text.toLowerCase();
  let pairs = 0;
  let common = 0;
  for (let i = 1; i < letters.length; i++) {
    const pair = letters.slice(i - 1, i + 1);
    if (!/^[a-z]{2}$/.test(pair)) continue;
    pairs++;
    if (COMMON_PAIRS.has(pair)) common++;
  }
  if (pairs < MIN_PAIRS) return false;
  const mean = pairs * SHARE_OF_COMMON_PAIRS;
  const deviation = Math.sqrt(mean * (1 - SHARE_OF_COMMON_PAIRS));
  return common > mean + BEYOND_CHANCE * deviation;
}

/**
 * Number of characters in the smallest usual alphabet that `text` can be drawn from, 10–94. The
 * hyphens of UUIDs, the case of hexadecimal digits and `0x` do not count.
 */
export function alphabetOf(text: string): number {
  if (/^[0-9]*$/.test(text)) return 10;
  if (isHexadecimal(text)) return 16;
  if (/^[a-z]*$|^[A-Z]*$/.test(text)) return 26;
  if (/^[0-9a-z]*$|^[0-9A-Z]*$/.test(text)) return 36;
  if (/^[A-Za-z]*$/.test(text)) return 52;
  if (/^[0-9A-Za-z]*$/.test(text)) return 62;
  return /^[0-9A-Za-z+/=_-]*$/.test(text) ? 64 : 94;
}

/**
 * Whether `text` has fewer different characters than a random one of its length and alphabet. With
 * k characters, n draws leave each out with the probability (1 − 1/k)^n.
 */
export function isMonotonous(text: string): boolean {
  const k = alphabetOf(text);
  const drawn = k === 16 ? text.replace(/^0x/, '').toLowerCase().replaceAll('-', '') : text;
  const n = drawn.length;
  const missing = (1 - 1 / k) ** n;
  const mean = k * (1 - missing);
  const variance = k * (k - 1) * (1 - 2 / k) ** n + k * missing - k * k * missing * missing;
  return new Set(drawn).size < mean - BEYOND_CHANCE * Math.sqrt(Math.max(variance, 0)) - 0.5;
}

function isHexadecimal(text: string): boolean {
  return /^(?:0x)?[0-9a-fA-F-]*$/.test(text);
}

/** What the parts of composite values stand between. */
const SEPARATOR = /[-_.:=|+/~!]+/;

/** Shorter parts say nothing. */
const MIN_PART = 12;

/** Whether `text` may have been drawn at random: neither a filler nor made of words. */
export function looksDrawn(text: string): boolean {
  if (readsLikeWords(text)) return false;
  const parts = text.split(SEPARATOR);
  const long = parts.filter((part) => part.length >= MIN_PART);
  if ((long.length === 0 ? [parts.join('')] : long).some(isMonotonous)) return false;
  // Identifiers have no digit; of random text of this length next to none lacks one.
  return text.length < 24 || /[0-9]/.test(text) || !/[A-Z]/.test(text);
}
