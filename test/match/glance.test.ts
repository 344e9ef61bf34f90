import { join } from 'node:path';
import { fc, it } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { RULES } from '../../rules/index.ts';
import { reveal } from '../../src/finding.ts';
import { createDetector } from '../../src/match/detector.ts';
import { createGlance } from '../../src/match/glance.ts';
import { createPrefilter } from '../../src/match/prefilter.ts';
import { rulesInMemory } from '../../src/match/prepare-rules.ts';
import type { Glance } from '../../src/match/slice.ts';
import type { Rule } from '../../src/rule.ts';
import { readCorpus, readExample } from '../support/corpus.ts';

const CORPUS = join(import.meta.dirname, '../../corpus');

/** More than it takes until a glance knows its way about a text. */
const ENOUGH = 400;

const source = rulesInMemory(RULES);
const { compiled } = await source.whole();
const prefilter = source.prefilterBy(createPrefilter);

function textOf(example: Rule['matches'][number]): string {
  return readExample(typeof example === 'string' ? example : example.text).text;
}

/** What is asked for near the keywords in the text, each with the place of its keyword. */
function requirementsIn(bytes: Buffer): { near: RegExp; at: number }[] {
  const found: { near: RegExp; at: number }[] = [];
  prefilter.scan(bytes, 0, bytes.length, (literal, at) => {
    const trigger = compiled.trigger(literal);
    if (trigger?.literal.encoding !== 'plain') return;
    const all = new Set(trigger.forms.flatMap(({ near }) => near ?? []));
    for (const near of all) found.push({ near, at });
  });
  return found;
}

function matches(near: RegExp, text: string, at: number): boolean {
  near.lastIndex = at;
  return near.test(text);
}

function settled(glance: Glance, near: RegExp, bytes: Buffer, at: number): boolean {
  let may = true;
  for (let i = 0; i < ENOUGH; i++) may = glance(near, bytes, at);
  return may;
}

describe('a glance', () => {
  it('turns no place away that has what a form of a built-in rule asks for', () => {
    const glance = createGlance();
    const wrong: string[] = [];
    let places = 0;
    const examples = RULES.flatMap((rule) => rule.matches).map((each) => Buffer.from(textOf(each)));
    const cases = readCorpus(CORPUS).map(({ bytes }) => Buffer.from(bytes));
    for (const bytes of [...examples, ...cases]) {
      const text = bytes.toString('latin1');
      for (const { near, at } of requirementsIn(bytes)) {
        if (!matches(near, text, at)) continue;
        places++;
        if (!settled(glance, near, bytes, at)) wrong.push(`${at} in ${text}: ${near.source}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(places).toBeGreaterThan(2000);
  });

  it.each([
    'tokens.push(token); return tokens;',
    'if (token.type === other.token && passed) { secrets.add(secret) }',
    'const secret = getSecret(name);',
    'interface Options { password: string; apiKey?: string }',
    'export { credentials } from a;',
    'AAAA,EAAE,EAAA,EAAC;',
    '"token": "%s", tokens: 100 % 7',
  ])('turns away much of what the expressions do, and nothing else, in: %s', (line) => {
    const bytes = Buffer.from(`${line}\n${' '.repeat(600)}`);
    const text = bytes.toString('latin1');
    const glance = createGlance();
    const away = requirementsIn(bytes).filter(({ near, at }) => !settled(glance, near, bytes, at));
    expect(away.length).toBeGreaterThan(0);
    expect(away.filter(({ near, at }) => matches(near, text, at))).toEqual([]);
  });

  it('says nothing of a pattern that it cannot read', () => {
    const glance = createGlance();
    const bytes = Buffer.from('nothing');
    expect(settled(glance, /(a)\1/y, bytes, 0)).toBe(true);
  });

  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom(...RULES.slice(0, 40).flatMap((rule) => rule.matches)),
      fc.constantFrom('token: string,\n', 'passwords;\n', 'key(secret) ', '\\"', '%3D', ' = "x"\n'),
    ),
    { maxLength: 8 },
  );

  it.prop([pieces], { numRuns: 20 })('changes nothing in what is found', (parts) => {
    // Often enough that it has learnt everything.
    const bytes = Buffer.from(parts.map(textOf).join('\n').repeat(20));
    const found = (glance?: Glance): string[] =>
      createDetector({ rules: source, now: 0, ...(glance === undefined ? {} : { glance }) })
        .detect(bytes)
        .map(({ primary }) => `${primary.ruleId} ${primary.start.line} ${reveal(primary.secret)}`);
    const glance = createGlance();
    for (let i = 0; i < 3; i++) found(glance);
    expect(found(glance)).toEqual(found());
  });
});
