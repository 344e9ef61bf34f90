import { describe, expect, it } from 'vitest';
import { checkRules, compileRules } from '../../src/match/compile.ts';
import { RuleError } from '../../src/match/compiled-rules.ts';
import type { Form, Rule } from '../../src/rule.ts';
import { ID, RULES } from './rules-for-tests.ts';

function withForm(form: Form, more: Partial<Rule> = {}): Rule[] {
  return [{ ...ID, id: 'test-other', forms: [form], ...more }];
}

describe('compiling rules', () => {
  it('makes one set of literals, each with the forms it stands for', () => {
    const { triggers, around } = compileRules(RULES);
    const plain = triggers.filter(({ literal }) => literal.encoding === 'plain');
    expect(plain.map(({ literal }) => literal.text)).toEqual(['TKIA', 'secret_key', 'TOK_']);
    expect(around.get('test-id')).toHaveLength(2);
  });

  it.each<[string, Rule[]]>([
    ['an id that is taken', [ID, ID]],
    ['a form without keywords', withForm({ secret: /x{20}/ })],
    ['a keyword that is too short', withForm({ keywords: ['ab'], secret: /x{20}/ })],
    ['an unbounded repeat', withForm({ keywords: ['abcd'], secret: /abcdx+/ })],
    ['a backreference', withForm({ keywords: ['abcd'], secret: /(a)bc\1/ })],
    [
      'an unbounded repeat in what it requires',
      withForm({ keywords: ['abcd'], requires: /x+/, secret: /abcd/ }),
    ],
    ['a flag', withForm({ keywords: ['abcd'], secret: /abc/s })],
    [
      'a match longer than a window can hold',
      withForm({ keywords: ['abcd'], secret: /abc.{20000}/ }),
    ],
    ['an unknown anchor', withForm({ around: { rule: 'nobody', lines: 1 }, secret: /x{20}/ })],
    [
      'an unknown rule for a path',
      withForm({ keywords: ['abcd'], secret: /abcd/ }, { inPath: { path: /x/, as: 'nobody' } }),
    ],
    [
      'a name and a before',
      withForm({ keywords: ['abcd'], name: /abc/, before: /abc/, secret: /x{20}/ }),
    ],
  ])('refuses %s and names the rule', (_, rules) => {
    expect(() => checkRules(rules)).toThrow(RuleError);
    expect(() => checkRules(rules)).toThrow(rules[0]?.id);
  });
});
