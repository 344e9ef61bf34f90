import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { KERNEL_BASE64 } from '../../src/kernel/module.ts';
import { tablesImage } from '../../src/kernel/tables-image.ts';
import { scanEntries } from '../../src/match/entry-scan.ts';
import type { Literal } from '../../src/match/literals.ts';
import { buildTables, type PrefilterTables } from '../../src/match/prefilter-tables.ts';

interface Kernel {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  scanEntries(
    tables: number,
    text: number,
    from: number,
    to: number,
    end: number,
    hits: number,
    capacity: number,
  ): number;
  scanEntriesRanges(
    tables: number,
    text: number,
    end: number,
    ranges: number,
    rangeCount: number,
    hits: number,
    capacity: number,
  ): number;
}

/** What of JavaScript's interface to WebAssembly is used here; the compiler's library has none. */
interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: Kernel };
}

type Hit = readonly [at: number, entry: number];

/** Bytes behind a text that the kernel may read. */
const SLACK = 16;
/** At one offset begin no more entries than that. */
const LEAST_CAPACITY = 10;

const PAGES = 6;
const MEMORY = PAGES * 65_536;
const RANGES = 1024;
const HITS = 0x2000;
const TABLES = 0x10000;

const { WebAssembly } = globalThis as unknown as { WebAssembly: WebAssemblyApi };
const module = new WebAssembly.Module(Buffer.from(KERNEL_BASE64, 'base64'));

function plain(text: string, ignoreCase = false): Literal {
  return { text, ignoreCase, encoding: 'plain', base64Lead: 0 };
}

const WORDS = [
  'AKIA',
  'AKIAQ',
  'AKIAQY',
  'AKIAQYL',
  'AKIAQYLP',
  'AKIAQYLPM',
  'KIAQ',
  'ZZ\0Z',
  '____',
];
const LITERALS = [
  ...WORDS.map((word) => plain(word)),
  ...WORDS.map((word) => plain(word.toLowerCase(), true)),
];

class Scanner {
  readonly kernel: Kernel;
  readonly memory: Buffer;
  readonly tables: PrefilterTables;
  private readonly image: number;

  /** @param shift how far the image of the tables is from an even address */
  constructor(literals: readonly Literal[], shift: number) {
    this.kernel = new WebAssembly.Instance(module).exports;
    const pages = this.kernel.memory.buffer.byteLength / 65_536;
    this.kernel.memory.grow(PAGES - pages);
    this.memory = Buffer.from(this.kernel.memory.buffer);
    this.tables = buildTables(literals);
    this.image = TABLES + shift;
    this.memory.set(tablesImage(this.tables), this.image);
  }

  /**
   * Puts the text so that it ends `distance` bytes and the slack before the memory does, where a
   * read behind the slack would be refused, and returns its address.
   */
  place(text: string, distance: number, slack: string): number {
    const at = MEMORY - SLACK - distance - text.length;
    this.memory.write(text + slack.slice(0, SLACK + distance), at, 'latin1');
    return at;
  }

  scan(text: number, from: number, to: number, end: number, capacity = 500): readonly Hit[] {
    const hits: Hit[] = [];
    for (let next = from; ;) {
      const count = this.kernel.scanEntries(
        ...([this.image, text, next, to, end, HITS, capacity] as const),
      );
      hits.push(...this.hits(count));
      if (count >= 0) return hits;
      expect(count).toBeLessThan(-1);
      next = (hits.at(-1)?.[0] ?? 0) + 1;
    }
  }

  scanRanges(text: number, end: number, ranges: readonly Range[], capacity = 500): readonly Hit[] {
    const hits: Hit[] = [];
    let rest = ranges;
    for (;;) {
      rest.flat().forEach((offset, index) => {
        this.memory.writeInt32LE(offset, RANGES + 4 * index);
      });
      const count = this.kernel.scanEntriesRanges(
        ...([this.image, text, end, RANGES, rest.length, HITS, capacity] as const),
      );
      hits.push(...this.hits(count));
      if (count >= 0) return hits;
      const next = (hits.at(-1)?.[0] ?? 0) + 1;
      rest = rest.filter(([, to]) => to > next).map(([from, to]) => [Math.max(from, next), to]);
    }
  }

  twin(text: number, from: number, to: number, end: number): readonly Hit[] {
    const hits: Hit[] = [];
    scanEntries(this.tables, this.memory.subarray(text, text + end), from, to, (entry, at) =>
      hits.push([at, entry]),
    );
    return hits;
  }

  private hits(count: number): Hit[] {
    return Array.from({ length: count < 0 ? -1 - count : count }, (_, index) => [
      this.memory.readUInt32LE(HITS + 8 * index),
      this.memory.readUInt32LE(HITS + 8 * index + 4),
    ]);
  }
}

type Range = readonly [from: number, to: number];

// Pieces of words in any order, so that entries occur, overlap and are cut all the time.
const piece = fc
  .tuple(fc.constantFrom(...WORDS), fc.nat(9), fc.boolean())
  .map(([word, length, lower]) => (lower ? word.toLowerCase() : word).slice(0, length));
const content = fc
  .array(fc.oneof(piece, fc.constantFrom('.', '\0', '\xe1', 'AKIAQYLPM')), { maxLength: 60 })
  .map((pieces) => pieces.join('').slice(0, 300));
const slack = content.map((text) => text.padEnd(2 * SLACK, 'AKIAQYLPM'));

let scanner: Scanner;

beforeEach(() => {
  scanner = new Scanner(LITERALS, 0);
});

describe('scanEntries', () => {
  it('finds what the TypeScript finds, in any range, whatever stands behind the text', () => {
    const offset = fc.nat(320);
    fc.assert(
      fc.property(content, slack, fc.nat(15), offset, offset, offset, (text, behind, ...rest) => {
        const [distance, from, to, end] = rest;
        const at = scanner.place(text, distance, behind);
        const length = Math.min(end, text.length);
        expect(scanner.scan(at, from, Math.min(to, length), length)).toEqual(
          scanner.twin(at, from, Math.min(to, length), length),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('finds a word at every offset of texts of every length, at every alignment', () => {
    const word = 'AKIAQYLPM';
    for (let length = 0; length <= 80; length++) {
      for (let offset = 0; offset <= length; offset++) {
        const text = ('.'.repeat(offset) + word).padEnd(length, '.').slice(0, length);
        const at = scanner.place(text, length % SLACK, word.slice(length - offset).padEnd(99, '_'));
        const lengths = scanner
          .scan(at, 0, length, length)
          .map(([start, entry]) => [start - offset, scanner.tables.lengths[entry]]);
        const room = length - offset;
        // In any case and exact; the word's second letter begins another one.
        const first = [4, 5, 6, 7, 8]
          .filter((size) => size <= room)
          .flatMap((size) => [size, size]);
        expect(lengths.filter(([start]) => start === 0).map(([, size]) => size)).toHaveLength(
          // The entry of eight bytes is that of a longer word, too.
          first.length,
        );
        expect(lengths.filter(([start]) => start === 1)).toHaveLength(room >= 5 ? 2 : 0);
      }
    }
  });

  it('may have its tables at any address', () => {
    for (let shift = 1; shift < 8; shift++) {
      const other = new Scanner(LITERALS, shift);
      const text = 'AKIAQYLPM akiaqylpm ZZ\0Z ____'.repeat(5);
      const at = other.place(text, 0, '_'.repeat(SLACK));
      const hits = other.scan(at, 0, text.length, text.length);
      expect(hits).toEqual(other.twin(at, 0, text.length, text.length));
      expect(hits.length).toBeGreaterThan(100);
    }
  });

  it('finds nothing without literals', () => {
    const none = new Scanner([], 0);
    const at = none.place('\0\xff'.repeat(100), 0, '\0'.repeat(SLACK));
    expect(none.scan(at, 0, 200, 200)).toEqual([]);
  });

  it('can be gone on with when there is no room for more', () => {
    fc.assert(
      fc.property(content, slack, fc.nat(30), (text, behind, more) => {
        const at = scanner.place(text, 0, behind);
        const { length } = text;
        const hits = scanner.scan(at, 0, length, length, LEAST_CAPACITY + more);
        expect(hits).toEqual(scanner.twin(at, 0, length, length));
      }),
    );
  });

  it('tells when there is no room even for the first offset', () => {
    const at = scanner.place('AKIAQYLPM', 0, '.'.repeat(SLACK));
    const { kernel } = scanner;
    expect(kernel.scanEntries(TABLES, at, 0, 9, 9, HITS, 9)).toBe(-1);
    expect(kernel.scanEntries(TABLES, at, 0, 9, 9, HITS, 10)).toBe(-11);
    expect(kernel.scanEntries(TABLES, at, 0, 9, 9, HITS, 12)).toBe(12);
  });

  it('writes nothing but the hits', () => {
    fc.assert(
      fc.property(content, slack, fc.nat(40), (text, behind, capacity) => {
        scanner.memory.fill(0xee, HITS, HITS + 8 * 500);
        const at = scanner.place(text, 0, behind);
        const before = Buffer.from(scanner.memory);
        const result = scanner.kernel.scanEntries(
          ...([TABLES, at, 0, text.length, text.length, HITS, capacity] as const),
        );
        expect(result < 0 ? -1 - result : result).toBeLessThanOrEqual(capacity);
        const after = Buffer.from(scanner.memory);
        after.copy(before, HITS, HITS, HITS + 8 * capacity);
        expect(after.equals(before)).toBe(true);
      }),
    );
  });
});

describe('scanEntriesRanges', () => {
  const ranges = fc.uniqueArray(fc.nat(300), { maxLength: 20 }).map((offsets) => {
    const sorted = offsets.toSorted((a, b) => a - b);
    return sorted.flatMap((from, index): Range[] => {
      const to = sorted[index + 1];
      return index % 2 === 0 && to !== undefined ? [[from, to]] : [];
    });
  });

  it('finds what one call for each range finds, also when it has to be gone on with', () => {
    fc.assert(
      fc.property(content, slack, ranges, fc.nat(40), (text, behind, list, more) => {
        const at = scanner.place(text, 0, behind);
        const { length } = text;
        const expected = list.flatMap(([from, to]) => scanner.twin(at, from, to, length));
        expect(scanner.scanRanges(at, length, list, LEAST_CAPACITY + more)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('finds nothing in no ranges', () => {
    const at = scanner.place('AKIAQYLPM', 0, '.'.repeat(SLACK));
    expect(scanner.scanRanges(at, 9, [])).toEqual([]);
    expect(scanner.scanRanges(at, 9, [[0, 0]])).toEqual([]);
  });
});
