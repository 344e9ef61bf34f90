/**
 * Finds keywords for a pattern: literals one of which every match holds. The idea is that of RE2's
 * prefilters (https://github.com/google/re2): follow the texts a part can match while they are few,
 * and where they become too many keep the best set so far.
 */

import { CharSet } from './char-set.ts';
import type { Node } from './syntax.ts';

export interface Keywords {
  readonly texts: readonly string[];
  /** The texts are lower case, and stand for both cases. */
  readonly anyCase: boolean;
}

/** Texts followed at once, and their length. */
const MAX_TEXTS = 32;
const MAX_LENGTH = 40;

/** Copies of a repeat that are looked at. */
const MAX_COPIES = 8;

/** Words that many files hold: better another literal. */
const COMMON =
  /^(?:https?:\/{0,2}|(?:api[_-]?)?key|secret|token|pass(?:word|wd)?|auth(?:orization)?|bearer|name|user|value|type|data|text|true|false|null|\.com|string|const|client|access|test|[\s"'=:]+)$/i;

/** The best keywords of at least `minLength` characters, or undefined if there are none. */
export function findKeywords(node: Node, minLength: number): Keywords | undefined {
  const { exact, best } = factsOf(node, minLength);
  return better(best, exact, minLength);
}

interface Facts {
  /** All texts that the part can match, while they are few. */
  readonly exact?: Keywords;
  /** Texts one of which is in every match. */
  readonly best?: Keywords;
}

const EMPTY_TEXT: Keywords = { texts: [''], anyCase: false };

function factsOf(node: Node, minLength: number): Facts {
  switch (node.type) {
    case 'anchor':
    case 'look':
      return { exact: EMPTY_TEXT };
    case 'group':
      return factsOf(node.body, minLength);
    case 'set':
      return setFacts(node.set);
    case 'sequence':
      return sequenceFacts(
        node.items.map((item) => factsOf(item, minLength)),
        minLength,
      );
    case 'choice':
      return choiceFacts(node.branches, minLength);
    case 'repeat': {
      const { body, min, max } = node;
      if (min === 0) {
        const { exact } = factsOf(body, minLength);
        return max === 1 && exact !== undefined ? withExact(union([EMPTY_TEXT, exact])) : {};
      }
      const once = factsOf(body, minLength);
      const copies = Array.from({ length: Math.min(min, MAX_COPIES) }, () => once);
      const { exact, best } = sequenceFacts(copies, minLength);
      const isWhole = min === max && min <= MAX_COPIES;
      return isWhole
        ? { ...withExact(exact), ...withBest(best) }
        : withBest(better(best, exact, minLength));
    }
  }
}

function setFacts(set: CharSet): Facts {
  const codes = set.codes();
  if (codes.length === 0 || codes.length > 4) return {};
  if (codes.some((code) => code < 0x20 || code > 0x7e)) return {};
  const chars = codes.map((code) => String.fromCharCode(code));
  const lower = new Set(chars.map((char) => char.toLowerCase()));
  // Letters in both cases are one text, all others one each.
  const anyCase = lower.size < chars.length;
  return { exact: { texts: anyCase ? [...lower] : chars, anyCase } };
}

function sequenceFacts(parts: readonly Facts[], minLength: number): Facts {
  let run = EMPTY_TEXT;
  let isWhole = true;
  let best: Keywords | undefined;
  for (const facts of parts) {
    const joined = facts.exact === undefined ? undefined : product(run, facts.exact);
    if (joined !== undefined) {
      run = joined;
      continue;
    }
    isWhole = false;
    best = better(better(best, run, minLength), facts.best, minLength);
    run = facts.exact ?? EMPTY_TEXT;
  }
  return isWhole
    ? { ...withExact(run), ...withBest(best) }
    : withBest(better(best, run, minLength));
}

function choiceFacts(branches: readonly Node[], minLength: number): Facts {
  const facts = branches.map((branch) => factsOf(branch, minLength));
  const exacts = facts.flatMap(({ exact }) => exact ?? []);
  const bests = facts.flatMap(({ exact, best }) => better(best, exact, minLength) ?? []);
  return {
    ...withExact(exacts.length === branches.length ? union(exacts) : undefined),
    ...withBest(bests.length === branches.length ? union(bests) : undefined),
  };
}

function product(a: Keywords, b: Keywords): Keywords | undefined {
  if (a.texts.length * b.texts.length > MAX_TEXTS) return undefined;
  const texts = a.texts.flatMap((head) => b.texts.map((tail) => head + tail));
  return texts.every(({ length }) => length <= MAX_LENGTH) ? caseOf(texts, [a, b]) : undefined;
}

function union(all: readonly Keywords[]): Keywords | undefined {
  const texts = all.flatMap((each) => each.texts);
  return texts.length > MAX_TEXTS ? undefined : caseOf(texts, all);
}

/** If one part is in any case, the whole is looked for in any. */
function caseOf(texts: readonly string[], parts: readonly Keywords[]): Keywords {
  const anyCase = parts.some((part) => part.anyCase);
  const folded = anyCase ? texts.map((text) => text.toLowerCase()) : texts;
  return { texts: [...new Set(folded)], anyCase };
}

function withExact(exact: Keywords | undefined): Facts {
  return exact === undefined ? {} : { exact };
}

function withBest(best: Keywords | undefined): Facts {
  return best === undefined ? {} : { best };
}

function better(
  a: Keywords | undefined,
  b: Keywords | undefined,
  minLength: number,
): Keywords | undefined {
  const [scoreA, scoreB] = [score(a, minLength), score(b, minLength)];
  if (scoreA === -Infinity && scoreB === -Infinity) return undefined;
  return scoreA >= scoreB ? a : b;
}

/** Long, few, rare and in one case is good. */
function score(keywords: Keywords | undefined, minLength: number): number {
  if (keywords === undefined) return -Infinity;
  const shortest = Math.min(...keywords.texts.map(({ length }) => length));
  if (shortest < minLength) return -Infinity;
  const common = keywords.texts.some((text) => COMMON.test(text)) ? 6 : 0;
  return (
    Math.min(shortest, 10) -
    Math.log2(keywords.texts.length) -
    (keywords.anyCase ? 0.5 : 0) -
    common
  );
}
