/** What a secret of a rule looks like, without one: an example with its characters made plain. */

import { expressionOf } from '../match/form.ts';
import { JAVASCRIPT } from '../pattern/notation.ts';
import { parseTree } from '../pattern/parse.ts';
import { sampleOf, seededRandom } from '../pattern/sample.ts';
import type { Rule } from '../rule.ts';

/** Longest line that is shown, and how many lines. */
const MAX_WIDTH = 76;
const MAX_LINES = 4;

/** Such as `x = acme_xxxxxxxx…`: fixed parts as they are, `x` for letters and `0` for digits. */
export function shapeOf(rule: Rule): string | undefined {
  const text = markedExample(rule) ?? sampleText(rule);
  if (text === undefined) return undefined;
  const keywords = rule.forms.flatMap((form) => form.keywords ?? []);
  const masked = inCaseOf(keywords, text).replace(/«([^]*?)»/g, (_, secret: string) =>
    mask(secret, keywords),
  );
  const lines = masked.split('\n').filter((line) => line.trim() !== '');
  return lines.slice(0, MAX_LINES).map(cut).join('\n');
}

function markedExample(rule: Rule): string | undefined {
  const texts = rule.matches.map((example) =>
    typeof example === 'string' ? example : example.text,
  );
  return texts.find((text) => text.includes('«'))?.replaceAll('·', '');
}

function sampleText(rule: Rule): string | undefined {
  const [form] = rule.forms;
  if (form === undefined) return undefined;
  const regex = expressionOf(rule, form);
  const { root } = parseTree(regex.source, JAVASCRIPT);
  const random = seededRandom(1);
  for (let count = 0; count < 20; count++) {
    regex.lastIndex = 0;
    const match = regex.exec(sampleOf(root, { random, extra: 0 }));
    const [start, end] = match?.indices?.groups?.['secret'] ?? [];
    if (match === null || start === undefined || end === undefined) continue;
    const { input } = match;
    return `${input.slice(0, start)}«${input.slice(start, end)}»${input.slice(end)}`;
  }
  return undefined;
}

/** The keywords in the case that the rule has them in, where a sample mixes both. */
function inCaseOf(keywords: readonly string[], text: string): string {
  return keywords.reduce((all, keyword) => {
    const at = all.toLowerCase().indexOf(keyword.toLowerCase());
    if (at < 0 || all.includes(keyword)) return all;
    return all.slice(0, at) + keyword + all.slice(at + keyword.length);
  }, text);
}

/** Keeps what is the same in every secret of the kind: keywords, and what is no letter or digit. */
function mask(secret: string, keywords: readonly string[]): string {
  const kept = keywords.find((keyword) => secret.includes(keyword));
  const at = kept === undefined ? 0 : secret.indexOf(kept);
  return plain(secret.slice(0, at)) + (kept ?? '') + plain(secret.slice(at + (kept?.length ?? 0)));
}

function plain(text: string): string {
  return text.replace(/[A-Z]/g, 'X').replace(/[a-z]/g, 'x').replace(/[0-9]/g, '0');
}

function cut(line: string): string {
  return line.length > MAX_WIDTH ? `${line.slice(0, MAX_WIDTH - 1)}…` : line;
}
