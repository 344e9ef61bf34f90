/**
 * Makes a rule out of an entry: patterns with an end to each repeat, keywords that are in every
 * match, and a check. What cannot be searched for is refused with the reason.
 */

import { checkRules } from '../match/compile.ts';
import { RuleError } from '../match/compiled-rules.ts';
import { MAX_FORM_LENGTH } from '../match/form.ts';
import { MIN_KEYWORD_LENGTH } from '../match/literals.ts';
import {
  bounded,
  CONTEXT_BOUNDS,
  isUnbounded,
  SECRET_BOUNDS,
  withoutLeadingOptions,
  withoutTrailingOptions,
} from '../pattern/bound.ts';
import { cutAtSecret, type Cut } from '../pattern/cut.ts';
import { findKeywords, type Keywords } from '../pattern/keywords.ts';
import { backtrackingWays } from '../pattern/measure.ts';
import { OWN, type Notation } from '../pattern/notation.ts';
import { parseTree, PatternError } from '../pattern/parse.ts';
import { printNode } from '../pattern/print.ts';
import { everyMatchHolds } from '../pattern/prove.ts';
import { sequence, type Node } from '../pattern/syntax.ts';
import type { Form, Rule } from '../rule.ts';
import { shannonEntropy } from '../text/entropy.ts';
import { quote } from '../text/quote.ts';
import { AFTER_GROUP, BEFORE_GROUP, compileAllow, compilePattern, MAX_WAYS } from './allow.ts';
import type { RuleEntry } from './entry.ts';

/** A rule of people's own. */
export interface CustomRule {
  readonly rule: Rule;
  /** Where it means something else than was written, a sentence each. */
  readonly remarks: readonly string[];
}

/** An entry that is no usable rule: `message` says why, `key` where, `hint` what to do. */
export class EntryError extends Error {
  readonly key: string;
  readonly hint: string;

  constructor(key: string, message: string, hint: string) {
    super(message);
    this.key = key;
    this.hint = hint;
  }
}

/**
 * Throws `EntryError` if the entry, which has a pattern, cannot be made a rule.
 *
 * @param notation that of `regex`
 */
export function makeRule(entry: RuleEntry, notation: Notation = OWN): CustomRule {
  const remarks = new Set<string>();
  const cuts = cutsOf(entry, notation, remarks);
  const needsMatch = entry.allow.some(({ matchRegexes }) => matchRegexes !== undefined);
  const forms = cuts.map((cut) => formOf(entry, cut, needsMatch));
  const check = checkOf(entry);
  const paths =
    entry.path === undefined ? undefined : at('path', () => compilePattern(entry.path ?? ''));
  const title = entry.title ?? entry.id;
  const rule: Rule = {
    id: entry.id,
    title,
    severity: entry.severity ?? 'high',
    confidence: entry.confidence ?? 'high',
    description:
      entry.description ?? `Found by the rule ${entry.id} of this project’s .keyscan.toml.`,
    advice: { leaked: entry.advice ?? ['Revoke it where it was issued, and issue another.'] },
    references: entry.references ?? [],
    forms,
    ...(check !== undefined && { check }),
    ...(paths !== undefined && { paths }),
    matches: entry.matches,
    rejects: entry.rejects,
  };
  try {
    checkRules([rule]);
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    throw new EntryError(mainKey(entry), error.message.slice(entry.id.length + 2), SHORTER);
  }
  return { rule, remarks: [...remarks] };
}

const SHORTER = `A match has at most ${MAX_FORM_LENGTH} bytes: give the repeats an end, such as {20,200}.`;

function mainKey(entry: RuleEntry): string {
  return entry.regex === undefined ? 'secret' : 'regex';
}

/** Patterns with no more ways than this are fast on any text. */
const CHEAP_WAYS = 100;

interface BoundCut extends Cut {
  /** Of what is given to a name. */
  readonly name?: Node;
}

function cutsOf(entry: RuleEntry, notation: Notation, remarks: Set<string>): readonly BoundCut[] {
  const parse = (key: 'regex' | 'name' | 'before' | 'secret' | 'after'): Node | undefined => {
    const source = entry[key];
    if (source === undefined) return undefined;
    return at(key, () => {
      const parsed = parseTree(source, notation);
      for (const remark of parsed.remarks) remarks.add(remark);
      return parsed.root;
    });
  };
  const bind = (cut: BoundCut): BoundCut => {
    if ([...cut.before, ...cut.after].some(isUnbounded)) {
      remarks.add(
        `around the secret, * + and {n,} go on for at most ${CONTEXT_BOUNDS.repeat} characters`,
      );
    }
    if (isUnbounded(cut.secret)) {
      remarks.add(
        `in the secret, * + and {n,} go on for at most ${SECRET_BOUNDS.repeat} characters`,
      );
    }
    return {
      before: cut.before.map((node) => bounded(node, CONTEXT_BOUNDS)),
      secret: bounded(cut.secret, SECRET_BOUNDS),
      after: cut.after.map((node) => bounded(node, CONTEXT_BOUNDS)),
      ...(cut.name !== undefined && { name: bounded(cut.name, CONTEXT_BOUNDS) }),
    };
  };
  const regex = parse('regex');
  if (regex !== undefined) {
    return at('secret-group', () => cutAtSecret(regex, entry.secretGroup)).map(bind);
  }
  const secret = parse('secret') ?? sequence([]);
  const [name, before, after] = [parse('name'), parse('before'), parse('after')];
  return [
    bind({
      before: listOf(before),
      secret,
      after: listOf(after),
      ...(name !== undefined && { name }),
    }),
  ];
}

function listOf(node: Node | undefined): readonly Node[] {
  return node === undefined ? [] : [node];
}

function formOf(entry: RuleEntry, cut: BoundCut, needsMatch: boolean): Form {
  const before = needsMatch ? cut.before : withoutLeadingOptions(cut.before);
  const after = needsMatch ? cut.after : withoutTrailingOptions(cut.after);
  const whole = sequence([
    ...(cut.name === undefined ? [] : [cut.name]),
    ...before,
    cut.secret,
    ...after,
  ]);
  const ways = backtrackingWays(whole);
  if (ways > MAX_WAYS) {
    throw new EntryError(
      mainKey(entry),
      'the pattern can take very long to match',
      'Give repeats that follow or contain each other different characters, or a smaller end.',
    );
  }
  const keywords = keywordsOf(entry, whole);
  const partOf = (nodes: readonly Node[], group: string): RegExp | undefined => {
    if (nodes.length === 0) return undefined;
    const source = printNode(sequence(nodes));
    return new RegExp(needsMatch ? `(?<${group}>${source})` : source);
  };
  const [head, tail] = [partOf(before, BEFORE_GROUP), partOf(after, AFTER_GROUP)];
  return {
    keywords: keywords.texts,
    ...(keywords.anyCase && { anyCaseKeywords: true }),
    ...(ways > CHEAP_WAYS && { limited: true }),
    ...(cut.name !== undefined && { name: new RegExp(printNode(cut.name)) }),
    ...(head !== undefined && { before: head }),
    secret: new RegExp(printNode(cut.secret)),
    ...(tail !== undefined && { after: tail }),
  };
}

/** Those of the entry, or the best that the pattern has. */
function keywordsOf(entry: RuleEntry, whole: Node): Keywords {
  const found = findKeywords(whole, MIN_KEYWORD_LENGTH);
  if (entry.keywords === undefined || entry.keywords.length === 0) {
    if (found !== undefined) return found;
    throw new EntryError(
      mainKey(entry),
      `no text of ${MIN_KEYWORD_LENGTH} characters or more is in every match, and without one every byte would have to be tried`,
      'Put a fixed part or a name before the secret into the pattern, such as acme_ or (?i:acme).{0,40}.',
    );
  }
  const short = entry.keywords.find(({ length }) => length < MIN_KEYWORD_LENGTH);
  const odd = entry.keywords.find((keyword) => !/^[\x20-\x7e]+$/.test(keyword));
  if (short !== undefined || odd !== undefined) {
    throw new EntryError(
      'keywords',
      `the keyword ${quote(short ?? odd ?? '')} has less than ${MIN_KEYWORD_LENGTH} printable ASCII characters`,
      'Leave keywords out: they are worked out from the pattern.',
    );
  }
  for (const anyCase of [false, true]) {
    if (everyMatchHolds(whole, entry.keywords, anyCase)) return { texts: entry.keywords, anyCase };
  }
  throw new EntryError(
    'keywords',
    'a match need not hold any of the keywords, so that it would not be seen',
    'Leave keywords out: they are worked out from the pattern.',
  );
}

function checkOf(entry: RuleEntry): Rule['check'] | undefined {
  const { entropy } = entry;
  const allowed = entry.allow.map((pattern) => at('allow', () => compileAllow(pattern)));
  return ({ secret, ...capture }) => {
    if (secret === '') return false;
    if (entropy !== undefined && shannonEntropy(secret) <= entropy) return false;
    return !allowed.some((test) => test({ secret, ...capture }));
  };
}

/** Turns an error about a pattern into one about the key that holds it. */
function at<Value>(key: string, make: () => Value): Value {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    throw new EntryError(
      key,
      error.message,
      'Patterns are written in the syntax of RE2; see the README.',
    );
  }
}
