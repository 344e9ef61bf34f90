import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kernelPrefilter } from '../../src/kernel/prefilter.ts';
import { literalsFor, type Literal } from '../../src/match/literals.ts';
import { createPrefilter, type PrefilterMaker } from '../../src/match/prefilter.ts';
import { buildTables } from '../../src/match/prefilter-tables.ts';

/** The obvious way: look for one literal after the other. */
function search(
  literals: readonly Literal[],
  bytes: Uint8Array,
  start: number,
  end: number,
): string[] {
  const text = Buffer.from(bytes).toString('latin1');
  const lower = text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
  const hits: string[] = [];
  literals.forEach((literal, index) => {
    const where = literal.ignoreCase ? lower : text;
    for (let at = where.indexOf(literal.text, start); at >= 0 && at < end;) {
      hits.push(`${at} ${index}`);
      at = where.indexOf(literal.text, at + 1);
    }
  });
  return hits;
}

function scan(
  literals: readonly Literal[],
  bytes: Uint8Array,
  start: number,
  end: number,
  make: PrefilterMaker = createPrefilter,
): string[] {
  const hits: string[] = [];
  let last = 0;
  make(buildTables(literals)).scan(bytes, start, end, (index, at) => {
    expect(at).toBeGreaterThanOrEqual(last);
    last = at;
    hits.push(`${at} ${index}`);
  });
  return hits;
}

function plain(text: string, ignoreCase = false): Literal {
  return { text, ignoreCase, encoding: 'plain', base64Lead: 0 };
}

/** 3,000 literals; every second byte is one of few, so that many begin alike. */
function manyLiterals(seed: number): Literal[] {
  let state = seed;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 8) % below;
  };
  const code = (): number =>
    random(2) === 0 ? random(256) : ([0, 0x20, 0x41, 0x61, 0xff][random(5)] ?? 0);
  return Array.from({ length: 3000 }, () => {
    const text = String.fromCharCode(...Array.from({ length: 4 + random(11) }, code));
    const ignoreCase = random(2) === 0;
    const folded = text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
    return plain(ignoreCase ? folded : text, ignoreCase);
  });
}

/** A copy that begins `shift` bytes into its memory, with `around` on both sides of it. */
function shifted(content: string, shift: number, around = 'A'): Uint8Array {
  const text = around.repeat(shift) + content + around.repeat(16);
  const memory = Uint8Array.from(Buffer.from(text, 'latin1'));
  return memory.subarray(shift, shift + content.length);
}

// A small alphabet, so that literals occur, overlap and nearly occur all the time.
const keyword = fc.string({
  unit: fc.constantFrom('A', 'B', 'a', 'b', '-'),
  minLength: 4,
  maxLength: 9,
});
const text = fc.string({
  unit: fc.constantFrom('A', 'B', 'a', 'b', '-', '\0', '\xff'),
  maxLength: 200,
});

describe.each<[string, PrefilterMaker]>([
  ['plain', createPrefilter],
  ['with the kernel', (tables) => kernelPrefilter(tables)],
  ['with the kernel, in pieces', (tables) => kernelPrefilter(tables, { piece: 50, hits: 12 })],
])('the prefilter, %s,', (_name, make) => {
  it('reports exactly what a search at every offset finds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(keyword, fc.boolean()), { minLength: 1, maxLength: 6 }),
        text,
        fc.nat(7),
        fc.nat(40),
        fc.nat(40),
        (keywords, content, shift, skip, rest) => {
          const literals = keywords.flatMap(([word, anyCase]) => literalsFor(word, anyCase));
          const bytes = shifted(content, shift);
          const start = Math.min(skip, bytes.length);
          const end = Math.max(start, bytes.length - rest);
          expect(scan(literals, bytes, start, end, make).toSorted()).toEqual(
            search(literals, bytes, start, end).toSorted(),
          );
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('does so with thousands of literals of all lengths and bytes', () => {
    const pieces = fc.array(fc.tuple(fc.nat(), fc.nat(16)), { maxLength: 300 });
    fc.assert(
      fc.property(fc.integer(), pieces, fc.nat(3), (seed, chosen, shift) => {
        const literals = manyLiterals(seed);
        // Literals and beginnings of literals in a row, half of them in capitals.
        const content = chosen.map(([index, length]) => {
          const piece = literals[index % literals.length]?.text.slice(0, length) ?? '';
          return index % 2 === 0 ? piece : piece.replaceAll(/[a-z]/g, (c) => c.toUpperCase());
        });
        const bytes = shifted(content.join(''), shift);
        expect(scan(literals, bytes, 0, bytes.length, make).toSorted()).toEqual(
          search(literals, bytes, 0, bytes.length).toSorted(),
        );
      }),
      // With so many literals a run takes long, and shrinking would take for ever.
      { numRuns: 10, endOnFailure: true },
    );
  });

  it.each(['AKIA', 'AKIAQ', 'AKIAQY', 'AKIAQYL', 'AKIAQYLP', 'AKIAQYLPM'])(
    'finds %s at every offset and alignment of a longer text',
    (word) => {
      const literals = [plain(word)];
      const prefilter = make(buildTables(literals));
      for (let shift = 0; shift < 4; shift++) {
        for (let at = 0; at <= 100; at++) {
          const bytes = shifted('.'.repeat(at) + word + '.'.repeat(100 - at), shift);
          const hits: number[] = [];
          prefilter.scan(bytes, 0, bytes.length, (_, offset) => hits.push(offset));
          expect(hits).toEqual([at]);
        }
      }
    },
  );

  it('finds nothing that is cut short by the end of the bytes', () => {
    const word = 'AKIAQYLPM';
    const prefilter = make(buildTables([4, 5, 6, 7, 8, 9].map((n) => plain(word.slice(0, n)))));
    for (let shift = 0; shift < 4; shift++) {
      for (let before = 0; before < 8; before++) {
        for (let length = 0; length <= word.length; length++) {
          // The memory behind the bytes goes on with the word.
          const whole = shifted('.'.repeat(before) + word, shift);
          const hits: number[] = [];
          prefilter.scan(whole.subarray(0, before + length), 0, 99, (literal) =>
            hits.push(literal),
          );
          expect(hits.toSorted((a, b) => a - b)).toEqual(
            [0, 1, 2, 3, 4, 5].slice(0, Math.max(0, length - 3)),
          );
        }
      }
    }
  });

  it('counts a literal only in the range in which it begins', () => {
    const literals = literalsFor('AKIA', false);
    const bytes = Buffer.from('..AKIA..');
    expect(scan(literals, bytes, 0, 2, make)).toEqual([]);
    expect(scan(literals, bytes, 0, 3, make)).toEqual(['2 0']);
    expect(scan(literals, bytes, 3, 8, make)).toEqual([]);
    expect(scan(literals, bytes, 2, 8, make)).toEqual(['2 0']);
  });

  it('keeps to the range at every alignment', () => {
    const prefilter = make(buildTables([plain('AKIA'), plain('AKIAQYLPM')]));
    for (let shift = 0; shift < 4; shift++) {
      const bytes = shifted(`${'.'.repeat(12)}AKIAQYLPM${'.'.repeat(12)}`, shift);
      for (let start = 8; start <= 16; start++) {
        for (let end = start; end <= 16; end++) {
          const hits: number[] = [];
          prefilter.scan(bytes, start, end, (_, at) => hits.push(at));
          expect(hits).toEqual(start <= 12 && end > 12 ? [12, 12] : []);
        }
      }
    }
  });

  it('holds 65,535 literals of more than a megabyte, and no more', () => {
    const literals = Array.from({ length: 65_535 }, (_, index) =>
      plain(`${index.toString(36).padStart(4, '_')}-and-much-more`),
    );
    expect(literals.reduce((sum, literal) => sum + literal.text.length, 0)).toBeGreaterThan(1e6);
    const content = [0, 1, 32_767, 32_768, 65_534].map((index) => literals[index]?.text).join(' ');
    const bytes = Buffer.from(content);
    expect(scan(literals, bytes, 0, bytes.length, make)).toEqual(
      [0, 1, 32_767, 32_768, 65_534].map((index, place) => `${19 * place} ${index}`),
    );
    expect(() => buildTables([...literals, plain('one more')])).toThrow(RangeError);
  });

  it('has no literal that is shorter than a gram', () => {
    expect(() => buildTables([plain('abc')])).toThrow(RangeError);
  });

  it('finds nothing with no literals', () => {
    expect(scan([], Buffer.alloc(100), 0, 100, make)).toEqual([]);
  });
});

describe('the literals of a keyword', () => {
  it('are found in base64 of any text that holds it, at each alignment', () => {
    fc.assert(
      fc.property(keyword, fc.string(), fc.string(), (word, before, after) => {
        const literals = literalsFor(word, false).filter((literal) => literal.text.length >= 4);
        const encoded = Buffer.from(before + word + after).toString('base64');
        const alignments = literals.filter((literal) => literal.encoding === 'base64').length;
        fc.pre(alignments === 3);
        expect(scan(literals, Buffer.from(encoded), 0, encoded.length)).not.toEqual([]);
      }),
    );
  });

  it('are found in UTF-16 of either byte order', () => {
    const literals = literalsFor('secret', true);
    const little = Buffer.from('my SECRET is', 'utf16le');
    for (const bytes of [little, Buffer.from(little).swap16()]) {
      expect(scan(literals, bytes, 0, bytes.length)).toHaveLength(1);
    }
  });

  it('refuse keywords that would stop the prefilter at every step', () => {
    expect(() => literalsFor('abc', false)).toThrow(RangeError);
    expect(() => literalsFor('añb', false)).toThrow(RangeError);
  });
});
