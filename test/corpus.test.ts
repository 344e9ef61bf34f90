import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCorpus, type CorpusCase, type Expected } from './support/corpus.ts';
import { asLines, detect, partsOf } from './support/detect.ts';

const CORPUS = join(import.meta.dirname, '../corpus');
// The other folders are scored (test/score.test.ts): there, doubtful findings do not count.
const cases = readCorpus(CORPUS).filter(({ name }) => /^(?:aws|generic)\//.test(name));

const FILLER = 'lorem ipsum dolor sit amet, consectetur adipiscing elit\n'.repeat(100);

function isUtf8({ bytes }: CorpusCase): boolean {
  return !bytes.includes(0);
}

function withoutLines(values: readonly Expected[]): string[] {
  return values.map(({ ruleId, secret }) => `${ruleId} ${secret}`).toSorted();
}

describe('the corpus', () => {
  it('is large, and as much of it is harmless as is not', () => {
    const leaky = cases.filter(({ expected }) => expected.length > 0).length;
    expect(cases.length).toBeGreaterThan(300);
    expect(leaky / cases.length).toBeGreaterThan(0.35);
    expect(leaky / cases.length).toBeLessThan(0.65);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });

  it.each(cases)('$name', ({ bytes, path, now, expected }) => {
    expect(asLines(partsOf(detect(bytes, { path, now }), path))).toEqual(asLines(expected));
  });

  it.each(cases.filter(({ expected }) => expected.length === 0))(
    '$name, with account ids switched on',
    ({ bytes, path, now, optIn }) => {
      const found = detect(bytes, { path, now, everywhere: ['aws-account-id'] });
      expect(asLines(partsOf(found, path))).toEqual(asLines(optIn));
    },
  );

  it.each<[string, (text: string) => string | Uint8Array]>([
    ['with CRLF', (text) => text.replace(/\r?\n/g, '\r\n')],
    ['in UTF-16', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['as a JSON string', (text) => JSON.stringify({ body: text })],
    ['indented', (text) => text.replace(/^/gm, '      ')],
    ['in a patch', (text) => text.replace(/^/gm, '+')],
    ['in a large file', (text) => `${FILLER}${text}${FILLER}`],
  ])('gives the same %s', (_, change) => {
    const differences = cases.filter(isUtf8).filter(({ bytes, path, now, expected }) => {
      const changed = Buffer.from(change(Buffer.from(bytes).toString()));
      const found = withoutLines(partsOf(detect(changed, { path, now }), path));
      return found.join('\n') !== withoutLines(expected).join('\n');
    });
    expect(differences.map(({ name }) => name)).toEqual([]);
  });

  it('gives everything twice if it is there twice', () => {
    const differences = cases.filter(isUtf8).filter(({ bytes, path, now, expected }) => {
      const text = Buffer.from(bytes).toString();
      const twice = Buffer.from(`${text}${'\n'.repeat(12)}${text}`);
      const found = withoutLines(partsOf(detect(twice, { path, now }), path));
      return found.join('\n') !== withoutLines([...expected, ...expected]).join('\n');
    });
    expect(differences.map(({ name }) => name)).toEqual([]);
  });

  it('holds nothing that a scan of this repository reports', () => {
    const files = ['corpus', 'rules', 'test'].flatMap((directory) =>
      readdirSync(join(CORPUS, '..', directory), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name)),
    );
    const reported = files.filter((path) =>
      detect(readFileSync(path), { path, now: Date.parse('2026-11-22') }).some(
        ({ confidence }) => confidence !== 'low',
      ),
    );
    expect(files.length).toBeGreaterThan(40);
    expect(reported).toEqual([]);
  });
});
