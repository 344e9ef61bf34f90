import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { literalsFor, type Literal } from '../../src/match/literals.ts';
import { createPrefilter } from '../../src/match/prefilter.ts';
import { buildTables } from '../../src/match/prefilter-tables.ts';

/** The obvious way: compare every literal at every offset. */
function search(
  literals: readonly Literal[],
  bytes: Uint8Array,
  start: number,
  end: number,
): string[] {
  const hits: string[] = [];
  for (let at = start; at < end; at++) {
    literals.forEach((literal, index) => {
      const found = Buffer.from(bytes.subarray(at, at + literal.text.length)).toString('latin1');
      const wanted = literal.text;
      const same = literal.ignoreCase
        ? found.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) === wanted
        : found === wanted;
      if (same) hits.push(`${at} ${index}`);
    });
  }
  return hits;
}

function scan(
  literals: readonly Literal[],
  bytes: Uint8Array,
  start: number,
  end: number,
): string[] {
  const hits: string[] = [];
  createPrefilter(buildTables(literals)).scan(bytes, start, end, (index, at) =>
    hits.push(`${at} ${index}`),
  );
  return hits;
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

describe('the prefilter', () => {
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
          const memory = Buffer.from('A'.repeat(shift) + content, 'latin1');
          const bytes = new Uint8Array(memory.buffer, memory.byteOffset + shift, content.length);
          const start = Math.min(skip, bytes.length);
          const end = Math.max(start, bytes.length - rest);
          expect(scan(literals, bytes, start, end).toSorted()).toEqual(
            search(literals, bytes, start, end).toSorted(),
          );
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('finds a literal at every offset and alignment of a longer text', () => {
    const literals = literalsFor('AKIA', false);
    for (let shift = 0; shift < 4; shift++) {
      for (let at = 0; at <= 260; at++) {
        const memory = Buffer.alloc(shift + 264, 0x2e);
        memory.write('AKIA', shift + at, 'latin1');
        const bytes = memory.subarray(shift);
        expect(scan(literals, bytes, 0, bytes.length)).toEqual([`${at} 0`]);
      }
    }
  });

  it('counts a literal only in the range in which it begins', () => {
    const literals = literalsFor('AKIA', false);
    const bytes = Buffer.from('..AKIA..');
    expect(scan(literals, bytes, 0, 2)).toEqual([]);
    expect(scan(literals, bytes, 0, 3)).toEqual(['2 0']);
    expect(scan(literals, bytes, 3, 8)).toEqual([]);
    expect(scan(literals, bytes, 2, 8)).toEqual(['2 0']);
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
