import { fc, it } from '@fast-check/vitest';
import { stringify } from 'smol-toml';
import { describe, expect } from 'vitest';
import { TomlDocument } from '../src/toml.ts';
import { scanErrorOf } from './support/scan-error.ts';

const DOCUMENT = String.raw`# comment = 1
title = "a # no comment"  # a comment with "quotes' and [brackets]
dotted.key."with.dot" = 1
multi = """
[not-a-table]
not = "a key" \"""" # the end
raw = '''
[[neither]]'''''
list = ["""four"""",
  "]", # ]
  { a = 1 },
]
inline = { x = { y = [1, 2] }, z = 3 }

[table]
key = 1
  [table.inner]
  key = 2
[[array]]
key = 3
[[array.nested]]
key = 4
[[array.nested]]
key = 5
[array.table]
key = 6
[[ array ]] # second
key = 7
[[array.nested]]
"quoted key" = 8`;

describe('line', () => {
  const document = new TomlDocument(DOCUMENT, 'x');
  it.each<[(string | number)[], number | undefined]>([
    [['title'], 2],
    [['dotted'], 3],
    [['dotted', 'key', 'with.dot'], 3],
    [['multi'], 4],
    [['raw'], 7],
    [['list'], 9],
    [['list', 1, 'a'], 9],
    [['inline', 'x', 'y', 1], 13],
    [['inline', 'z'], 13],
    [['table'], 15],
    [['table', 'key'], 16],
    [['table', 'missing'], 15],
    [['table', 'inner', 'key'], 18],
    [['array', 0], 19],
    [['array', 0, 'key'], 20],
    [['array', 0, 'nested', 0, 'key'], 22],
    [['array', 0, 'nested', 1, 'key'], 24],
    [['array', 0, 'table', 'key'], 26],
    [['array', 1], 27],
    [['array', 1, 'key'], 28],
    [['array', 1, 'nested', 0, 'quoted key'], 30],
    [['nowhere'], undefined],
  ])('of %j', (path, line) => {
    expect(document.line(path)).toBe(line);
    expect(new TomlDocument(DOCUMENT.replaceAll('\n', '\r\n'), 'x').line(path)).toBe(line);
  });

  const value = fc.oneof(
    fc.string({ unit: 'binary' }).map((text) => text.replace(/[\ud800-\udfff]/g, '?')),
    fc.integer(),
    fc.array(fc.constantFrom('[', '}', '#', '"""', "'", '\n')),
    fc.record({ a: fc.constantFrom('{', ']'), b: fc.boolean() }),
  );
  it.prop([
    fc.array(fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), value, { minKeys: 1 }), {
      minLength: 1,
    }),
  ])('of generated entries', (entries) => {
    const tables = entries.map((entry) => stringify({ entry: [entry] }).trim());
    const text = tables.join('\n# between\n\n');
    const made = new TomlDocument(text, 'x');
    const headers = text
      .split('\n')
      .flatMap((line, index) => (line === '[[entry]]' ? index + 1 : []));
    expect(entries.map((_, index) => made.line(['entry', index]))).toEqual(headers);
  });
});

describe('values', () => {
  const document = new TomlDocument(
    's = "x"\nb = true\nn = 5\nl = ["a", "b"]\nm = ["a", 1]\nd = 2027-01-31\nt = 12:00:00\n[table]\n[[tables]]\n',
    'x.toml',
  );

  it('of the right type are given', () => {
    expect(document.string(['s'])).toBe('x');
    expect(document.boolean(['b'])).toBe(true);
    expect(document.numberOrString(['n'])).toBe(5);
    expect(document.strings(['l'])).toEqual(['a', 'b']);
    expect(document.date(['d'])).toBe('2027-01-31');
    expect(document.tables(['tables'])).toBe(1);
    expect(document.keys(['table'])).toEqual([]);
  });

  it('that are missing are undefined', () => {
    expect(document.string(['x'])).toBeUndefined();
    expect(document.boolean(['table', 'x'])).toBeUndefined();
    expect(document.strings(['s', 'x'])).toBeUndefined();
    expect(document.date(['tables', 4, 'x'])).toBeUndefined();
    expect(document.tables(['x'])).toBe(0);
    expect(document.keys(['x'])).toEqual([]);
  });

  it.each<[string, () => unknown, string]>([
    ['string', () => document.string(['n']), 'x.toml:3: n has to be a string'],
    ['boolean', () => document.boolean(['s']), 'x.toml:1: s has to be true or false'],
    ['strings', () => document.strings(['m']), 'x.toml:5: m has to be a list of strings'],
    ['date', () => document.date(['t']), 'x.toml:7: t has to be a date of the calendar'],
    ['number', () => document.numberOrString(['b']), 'x.toml:2: b has to be a number or a string'],
    ['tables', () => document.tables(['table']), 'x.toml:8: table has to be a list of tables'],
    ['keys', () => document.keys(['s']), 'x.toml:1: s has to be a table'],
  ])('of another type are an error: %s', async (_, read, message) => {
    expect((await scanErrorOf(read)).message).toBe(message);
  });

  it('do not come from the prototype', () => {
    const hostile = new TomlDocument('__proto__ = { polluted = "x" }\nconstructor = 1\n', 'x');
    expect(hostile.string(['toString'])).toBeUndefined();
    expect(hostile.keys([])).toEqual(['__proto__', 'constructor']);
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });
});

describe('documents', () => {
  it.each([
    ['a = \n', 1],
    ['a = 1\nb = secret-looking-value\n', 2],
    ['a = 1\na = 2\n', 2],
    ['a = "x\n', 1],
    [`a = ${'['.repeat(500_000)}`, 1],
    ['a = 1\n\u0000', 2],
  ])('with a mistake name its line: %.40j', async (text, line) => {
    const error = await scanErrorOf(() => new TomlDocument(text, 'x.toml'));
    expect(error.message).toMatch(new RegExp(`^x\\.toml:${line}:\\d+: [a-z]`));
    expect(error.message).not.toContain('secret-looking');
    expect(error.hint).toBeDefined();
  });

  it.prop([fc.string({ unit: 'binary', maxLength: 200 })])(
    'never end in a stack trace',
    async (text) => {
      try {
        new TomlDocument(text, 'x.toml').keys([]);
      } catch (error) {
        await scanErrorOf(() => {
          throw error;
        });
      }
    },
  );
});
