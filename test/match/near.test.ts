import { fc, it } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { reveal } from '../../src/finding.ts';
import { checkRules } from '../../src/match/compile.ts';
import { RuleError } from '../../src/match/compiled-rules.ts';
import { createDetector } from '../../src/match/detector.ts';
import { rulesInMemory } from '../../src/match/prepare-rules.ts';
import { defineRule, type Rule } from '../../src/rule.ts';
import { TOKEN } from './rules-for-tests.ts';

const common = {
  ...TOKEN,
  group: { name: 'test', role: 'detail' },
} as const;

function rule(near: RegExp | undefined, more: Partial<Rule> = {}): Rule {
  const { group: _, ...rest } = common;
  return defineRule({
    ...rest,
    id: 'test-word',
    title: 'test word',
    ...more,
    forms: [
      {
        keywords: ['word'],
        ...(near === undefined ? {} : { near }),
        atKeyword: true,
        ignoreCase: true,
        before: /word["']?\s{0,8}[=:]\s{0,8}["']?/,
        secret: /[A-Z0-9]{8,40}/,
      },
    ],
  });
}

const NEAR = /word(?:["']?\s{0,8}[=:]\s{0,8}["']?[A-Z0-9]{4}|[^\w]{0,20}[\\%&])/i;

function found(rules: readonly Rule[], text: string | Uint8Array): string[] {
  return createDetector({ rules: rulesInMemory(rules), now: 0 })
    .detect(Buffer.from(text))
    .map(({ primary }) => `${primary.ruleId} ${primary.start.line} ${reveal(primary.secret)}`);
}

const pieces = fc.array(
  fc.constantFrom(
    'word',
    'WORD',
    'word=ABCD1234',
    '"word": "WXYZ5678"',
    '{\\"word\\": \\"KLMN3456\\"}',
    'word%3DPQRS7890',
    'word=&quot;TUVW1111',
    "'word' = 'AAAA' + 'BBBB9999'",
    'word = value;',
    '\n',
    ' ',
    'lorem ipsum ',
    '\\n',
  ),
  { maxLength: 40 },
);

describe('a form with `near`', () => {
  it.prop([pieces])('finds what it finds without', (parts) => {
    const text = parts.join(' ');
    expect(found([rule(NEAR)], text)).toEqual(found([rule(undefined)], text));
  });

  it('finds in another reading what the plain text only hints at', () => {
    expect(found([rule(NEAR)], '{\\"word\\": \\"KLMN3456\\"}')).toEqual(['test-word 1 KLMN3456']);
    expect(found([rule(NEAR)], 'a=1&word%3DPQRS7890')).toEqual(['test-word 1 PQRS7890']);
    expect(found([rule(NEAR)], Buffer.from('word=ABCD1234 ', 'utf16le'))).toEqual([
      'test-word 1 ABCD1234',
    ]);
  });

  it('is not tried where `near` does not match', () => {
    expect(found([rule(/word:/)], 'word=ABCD1234 word:EFGH5678')).toEqual(['test-word 1 EFGH5678']);
  });

  it.prop([pieces, fc.integer({ min: 1, max: 97 })], { numRuns: 40 })(
    'finds the same however the content is cut',
    async (parts, size) => {
      const bytes = Buffer.from(`${parts.join(' ')}${' '.repeat(5000)}${parts.join(' ')}`);
      const options = { rules: rulesInMemory([rule(NEAR)]), now: 0 };
      const whole = createDetector(options).detect(bytes);
      const streamed = await createDetector({ ...options, windowLength: 4096 }).detectStream(
        inChunks(bytes, size * 64),
      );
      expect(streamed.map(({ primary }) => primary.span)).toEqual(
        whole.map(({ primary }) => primary.span),
      );
    },
  );

  it('may not reach further than its surroundings are known', () => {
    expect(() => checkRules([rule(/word.{0,600}x/)])).toThrow(RuleError);
  });
});

describe('a fallback rule', () => {
  const specific = defineRule({ ...rule(undefined), id: 'test-specific', title: 'specific' });

  it('counts where nothing else is found, and not where its value overlaps', () => {
    const exact: Rule = { ...specific, forms: [{ keywords: ['ABCD'], secret: /ABCD[0-9]{4}/ }] };
    const general = rule(NEAR, { fallback: true });
    expect(found([exact, general], 'word=ABCD1234 word=EFGH5678')).toEqual([
      'test-specific 1 ABCD1234',
      'test-word 1 EFGH5678',
    ]);
    // Although it is longer.
    expect(found([exact, general], 'word=ABCD1234EFGH5678')).toEqual(['test-specific 1 ABCD1234']);
  });
});

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}
