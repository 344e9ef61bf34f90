import { describe, expect, it } from 'vitest';
import { reveal } from '../../src/finding.ts';
import { compileRules } from '../../src/match/compile.ts';
import type { Trigger } from '../../src/match/compiled-rules.ts';
import { createDetector } from '../../src/match/detector.ts';
import { lazyDetector } from '../../src/match/lazy-detector.ts';
import { rulesInMemory } from '../../src/match/prepare-rules.ts';
import { storeRules } from '../../src/match/store-rules.ts';
import { openStoredRules } from '../../src/match/stored-rules.ts';
import type { Rule } from '../../src/rule.ts';
import { createCredentials } from '../support/credentials.ts';
import { ID, RULES } from './rules-for-tests.ts';

const credentials = createCredentials('stored');
const id = `TKIA${credentials.accessKeyId().slice(4)}`;
const text = Buffer.from(
  [
    `id=${id}`,
    `SECRET_KEY=${credentials.secretAccessKey()}`,
    Buffer.from(`see ${id} there`).toString('base64'),
  ].join('\n'),
);

const read = (): Promise<typeof RULES> => Promise.resolve(RULES);

function digest(rules: typeof RULES): string | undefined {
  return openStoredRules(storeRules(rules), read)?.digest;
}

/** All that a scan asks of a trigger. */
function knownOf(trigger: Trigger | undefined): unknown {
  return (
    trigger && {
      literal: trigger.literal,
      reach: trigger.reach,
      forms: trigger.forms.map(({ rule, near, requires, run, paths, atKeyword }) =>
        [rule.id, near, requires, run.length, run.kind, paths, atKeyword].map(String),
      ),
    }
  );
}

describe('stored rules', () => {
  it('are read only when a keyword is seen, and find what the rules in memory find', async () => {
    for (const shift of [0, 1, 2]) {
      const stored = Buffer.concat([Buffer.alloc(shift), storeRules(RULES)]).subarray(shift);
      let reads = 0;
      const rules = openStoredRules(stored, () => {
        reads++;
        return Promise.resolve(RULES);
      });
      if (rules === undefined) throw new Error('not opened');
      expect(rules.count).toBe(RULES.length);
      const detector = lazyDetector(rules, { now: 0 });
      expect(await detector.detectContent({ kind: 'file', body: Buffer.from('nothing') })).toEqual(
        [],
      );
      expect(reads).toBe(0);
      const found = await detector.detectContent({ kind: 'file', body: text });
      const expected = createDetector({ rules: rulesInMemory(RULES), now: 0 }).detect(text);
      const values = (detections: typeof found): string[] =>
        detections.flatMap(({ parts }) => parts.map(({ secret }) => reveal(secret)));
      expect(values(found)).toEqual(values(expected));
      expect(values(found)).toHaveLength(3);
      expect(reads).toBe(1);
    }
  });

  it('are refused when they are cut short, lengthened or foreign', () => {
    const stored = storeRules(RULES);
    expect(openStoredRules(stored.subarray(0, stored.length - 1), read)).toBeUndefined();
    expect(openStoredRules(Buffer.concat([stored, Buffer.alloc(1)]), read)).toBeUndefined();
    expect(openStoredRules(Buffer.from(stored).fill(0, 0, 4), read)).toBeUndefined();
    expect(openStoredRules(Buffer.alloc(7), read)).toBeUndefined();
  });

  it('have another digest when a rule changes', () => {
    expect(digest(RULES)).toMatch(/^[0-9a-f]{64}$/);
    expect(digest(RULES)).toBe(digest(RULES));
    const changed = RULES.map((rule, index) => (index === 0 ? { ...rule, title: 'other' } : rule));
    expect(digest(changed)).not.toBe(digest(RULES));
  });
});

describe('rules that are bound to paths', () => {
  const bound = [{ ...ID, paths: /(?:^|\/)\.test\// }];

  it.each<[string, string | undefined, ReadonlySet<string>, number]>([
    ['are not read for other paths', 'src/a.txt', new Set(), 0],
    ['are not read where there is no path', undefined, new Set(), 0],
    ['are read for theirs', 'home/.test/a.txt', new Set(), 1],
    ['are read everywhere if they are asked for by name', 'src/a.txt', new Set([ID.id]), 1],
  ])('%s', async (_, path, everywhere, expected) => {
    let reads = 0;
    const rules = openStoredRules(Buffer.from(storeRules(bound)), () => {
      reads++;
      return Promise.resolve(bound);
    });
    if (rules === undefined) throw new Error('not opened');
    const detector = lazyDetector(rules, { now: 0, everywhere });
    const found = await detector.detectContent({
      kind: 'file',
      body: Buffer.from(`see ${id}`),
      ...(path === undefined ? {} : { path }),
    });
    expect([reads, found.length]).toEqual([expected, expected]);
  });
});

describe('rules whose keyword is a common word', () => {
  const value = credentials.chars(20, 'abcDEF123');
  const guarded: Rule = {
    ...ID,
    id: 'guarded',
    forms: [
      {
        keywords: ['passcode'],
        near: /passcode = "/i,
        requires: /[A-Za-z0-9]{20}/,
        ignoreCase: true,
        before: /passcode = "/,
        secret: /[A-Za-z0-9]{20}/,
      },
    ],
  };
  delete (guarded as { group?: unknown }).group;
  delete (guarded as { check?: unknown }).check;

  it('are known by their literals and guards as in memory', async () => {
    const all = [...RULES, { ...guarded, paths: /(?:^|\/)conf/ }];
    const memory = compileRules(all);
    const stored = openStoredRules(Buffer.from(storeRules(all)), () => Promise.resolve(all));
    const compiled = await stored?.load();
    for (const [number, trigger] of memory.triggers.entries()) {
      expect(knownOf(compiled?.trigger(number))).toEqual(knownOf(trigger));
    }
    expect(memory.triggers.some(({ forms }) => forms.some(({ run }) => run.length === 20))).toBe(
      true,
    );
  });

  it.each([
    ['are not read where it is near nothing', `the passcode, ${value}`, 0, 0],
    ['are not read where what they require is missing', 'passcode = "abc"', 0, 0],
    ['are read where both is there', `PASSCODE = "${value}"`, 1, 1],
    ['are read where it is encoded', Buffer.from(`passcode = "${value}"`).toString('base64'), 1, 1],
  ])('%s', async (_, content, reads, found) => {
    let count = 0;
    // A rule in front, so that forms and rules are not counted alike.
    const all = [...RULES, guarded];
    const rules = openStoredRules(Buffer.from(storeRules(all)), () => {
      count++;
      return Promise.resolve(all);
    });
    if (rules === undefined) throw new Error('not opened');
    const detections = await lazyDetector(rules, { now: 0 }).detectContent({
      kind: 'file',
      body: Buffer.from(content),
    });
    expect([count, detections.length]).toEqual([reads, found]);
  });
});
