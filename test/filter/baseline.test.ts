import { fc, it } from '@fast-check/vitest';
import { afterEach, describe, expect } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBaseline, writeBaseline, type Acceptable } from '../../src/filter/baseline.ts';
import { BASELINE_FILE } from '../../src/filter/file-names.ts';
import { fingerprintOf, newSalt, PUBLIC_SALT, type Salt } from '../../src/filter/fingerprint.ts';
import { Secret } from '../../src/finding.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';
import { scanErrorOf } from '../support/scan-error.ts';

const salt = newSalt();

function finding(value: string, path?: string, key: Salt = salt, ruleId = 'a-rule'): Acceptable {
  const at = { line: 7, column: 3 };
  return {
    ruleId,
    fingerprint: fingerprintOf(key, ruleId, new Secret(value)),
    location: { kind: 'blob', start: at, end: at, ...(path !== undefined && { path }) },
  };
}

function numbered(numbers: readonly number[]): Acceptable[] {
  return numbers.map((number) => finding(`value ${number}`, `file ${number % 5}`));
}

describe('writeBaseline', () => {
  it('is JSON, one sorted entry a line, without positions', () => {
    const text = writeBaseline(
      [finding('1', 'b', salt, 'b-rule'), finding('2', 'b'), finding('3', 'a'), finding('4')],
      salt,
    );
    const lines = text.split('\n');
    expect(JSON.parse(lines[1]?.replace(/,$/, '') ?? '')).toEqual({ version: 1, salt });
    const entries = JSON.parse(text).slice(1, -1) as Record<string, string>[];
    expect(entries.map(({ rule, path }) => [rule, path])).toEqual([
      ['a-rule', undefined],
      ['a-rule', 'a'],
      ['a-rule', 'b'],
      ['b-rule', 'b'],
    ]);
    for (const entry of entries)
      expect(Object.keys(entry).join()).toMatch(/^rule,(path,)?fingerprint$/);
    expect(lines).toHaveLength(1 + 6 + 1 + 1);
    for (const line of lines.slice(1, -3)) expect(line.endsWith('},')).toBe(true);
  });

  const findings = fc.array(
    fc.record({
      value: fc.string({ minLength: 1 }),
      path: fc.option(fc.string({ unit: 'binary' })),
    }),
  );
  it.prop([findings])('reads back what it wrote, whatever order it was given in', (made) => {
    const all = made.map(({ value, path }) => finding(value, path ?? undefined));
    const text = writeBaseline(all, salt);
    expect(writeBaseline(all.toReversed(), salt)).toBe(text);
    for (const form of [
      text,
      text.replaceAll('\n', '\r\n'),
      JSON.stringify(JSON.parse(text), null, 2),
    ]) {
      const baseline = readBaseline(form);
      expect(baseline.salt).toBe(salt);
      for (const { fingerprint } of all) expect(baseline.match(fingerprint)).toBe(true);
      expect(baseline.remarks({ unused: true })).toEqual([]);
      expect(baseline.match(finding('another value').fingerprint)).toBe(false);
    }
    expect(text.split('\n')).toHaveLength(new Set(all.map((one) => one.fingerprint)).size + 5);
  });

  it('keys anew what a scan without a salt found', () => {
    const text = writeBaseline([finding('x', 'a', PUBLIC_SALT)], salt);
    expect(text).not.toContain(finding('x', 'a', PUBLIC_SALT).fingerprint);
    expect(readBaseline(text).match(finding('x').fingerprint)).toBe(true);
  });

  it('holds no value', () => {
    expect(writeBaseline([finding('hunter2hunter2', 'a')], salt)).not.toContain('hunter2');
  });
});

describe('readBaseline', () => {
  it('counts what matched nothing', () => {
    const baseline = readBaseline(writeBaseline(numbered([1, 2, 3]), salt));
    for (const { fingerprint } of numbered([2])) baseline.match(fingerprint);
    expect(baseline.remarks({ unused: false })).toEqual([]);
    expect(baseline.remarks({ unused: true })).toEqual([
      '.keyscan-baseline.json: 2 entries matched nothing: run keyscan baseline to drop what is gone',
    ]);
  });

  const header = JSON.stringify({ version: 1, salt });
  it.each([
    ['', 'has no line with version and salt'],
    ['[]', 'has no line with version and salt'],
    ['{}', ':1: this is no entry'],
    ['hello', ':1: this is no entry'],
    [`[\n${header},\n{"rule":"a"},\n]`, ':3: this is no entry'],
    [`[${header},{"rule":"a","fingerprint":"v1-x"}]`, ': this is no entry'],
    [`[${header},{"rule":"a","fingerprint":"v1-${'0'.repeat(32)}"}]`, ': this is no entry'],
    [`[{"version":1,"salt":"short"}]`, ': this is no entry'],
    [`[{"version":2,"salt":"whatever it is"}]`, 'was written by a newer keyscan'],
    [`[${header},{"version":1,"salt":"${newSalt()}"}]`, 'two baselines with different salts'],
    [`[\n${header},\n<<<<<<< HEAD\n=======\n>>>>>>> x\n]`, ':3: an unresolved merge conflict'],
    ['['.repeat(100_000), ':1: this is no entry'],
    ['['.repeat(100_000) + ']'.repeat(100_000), ':1: this is no entry'],
  ])('refuses %.60j', async (text, message) => {
    const error = await scanErrorOf(() => readBaseline(text));
    expect(error.message.startsWith('.keyscan-baseline.json')).toBe(true);
    expect(error.message).toContain(message);
    expect(error.status).toBe(2);
    expect(error.hint).toBeDefined();
  });

  const damage = fc.constantFrom('none', 'no comma', 'comma', 'twice', 'CR', 'indented');
  it.prop([fc.array(damage, { minLength: 12, maxLength: 12 })], { numRuns: 1000 })(
    'reads lines that merges and editors have been at',
    (damages) => {
      const all = numbered([1, 2, 3, 4, 5]);
      const lines = writeBaseline(all, salt)
        .split('\n')
        .flatMap((line, index) => {
          const bare = line.replace(/,$/, '');
          const isElement = bare.startsWith('{');
          const kind = damages[index] ?? 'none';
          if (kind === 'twice') return [line, line];
          if (kind === 'CR') return `${line}\r`;
          if (kind === 'indented') return `\t  ${line}`;
          if (isElement && kind === 'no comma') return bare;
          return isElement && kind === 'comma' ? `${bare},` : line;
        });
      const baseline = readBaseline(lines.join('\n'));
      expect(baseline.entries).toHaveLength(5);
      for (const { fingerprint } of all) expect(baseline.match(fingerprint)).toBe(true);
    },
  );
});

describe('a union merge by git', () => {
  const created: TestRepository[] = [];
  afterEach(() => {
    for (const repository of created.splice(0)) repository.cleanup();
  });

  /** Merges two versions of the file that began as `base`, and gives the result. */
  function merge(base: string | undefined, ours: string, theirs: string): string {
    const repository = createRepository();
    created.push(repository);
    repository.write('.gitattributes', `${BASELINE_FILE} merge=union\n`);
    if (base !== undefined) repository.write(BASELINE_FILE, base);
    repository.commit('base');
    repository.git('checkout', '--quiet', '-b', 'theirs');
    repository.write(BASELINE_FILE, theirs);
    repository.commit('theirs');
    repository.git('checkout', '--quiet', 'main');
    repository.write(BASELINE_FILE, ours);
    repository.commit('ours');
    repository.git('merge', '--quiet', '--no-edit', 'theirs');
    return readFileSync(join(repository.dir, BASELINE_FILE), 'utf8');
  }

  const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 12 });
  it.prop([fc.option(numbers), numbers, numbers], { numRuns: 12 })(
    'accepts what either side added and keeps, and stays JSON',
    (base, left, right) => {
      const write = (chosen: readonly number[]): string => writeBaseline(numbered(chosen), salt);
      const common = base === null ? [] : base;
      const merged = merge(
        base === null ? undefined : write(base),
        write([...common, ...left]),
        write([...common, ...right]),
      );
      expect(() => JSON.parse(merged) as unknown).not.toThrow();
      const baseline = readBaseline(merged);
      const expected = numbered([...new Set([...common, ...left, ...right])]);
      expect(new Set(baseline.entries.map(({ fingerprint }) => fingerprint))).toEqual(
        new Set(expected.map(({ fingerprint }) => fingerprint)),
      );
    },
  );

  it('lets one side drop entries, the last one too', () => {
    const write = (chosen: readonly number[]): string => writeBaseline(numbered(chosen), salt);
    const merged = merge(write([1, 2, 3, 9, 14]), write([1, 2, 3, 9]), write([1, 2, 3, 9, 14, 4]));
    expect(() => JSON.parse(merged) as unknown).not.toThrow();
    expect(
      readBaseline(merged).match(numbered([4])[0]?.fingerprint ?? finding('').fingerprint),
    ).toBe(true);
  });

  it('of two first baselines with different salts is refused', async () => {
    const other = newSalt();
    const merged = merge(
      undefined,
      writeBaseline([finding('1')], salt),
      writeBaseline([finding('2', 'a', other)], other),
    );
    expect((await scanErrorOf(() => readBaseline(merged))).hint).toBe(
      'Delete it and run keyscan baseline.',
    );
  });
});
