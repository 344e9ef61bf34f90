import { constants, deflateRawSync, deflateSync, inflateRawSync, type Zlib } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { explain, SOURCE_SLACK, TARGET_SLACK } from '../../src/kernel/kernel.ts';
import {
  BAD_BLOCK_TYPE,
  BAD_CHECKSUM,
  BAD_CODE,
  BAD_DISTANCE,
  BAD_HEADER,
  BAD_STORED_LENGTH,
  TOO_LONG,
  TOO_SHORT,
  TRUNCATED,
} from '../../src/kernel/codes.ts';
import { inflate } from '../../src/kernel/portable/inflate.ts';
import { createArena } from './arena.ts';
import * as make from './contents.ts';
import {
  codesOf,
  createBitWriter,
  PRECODE_ORDER,
  randomLengths,
  wrap,
  writeCode,
} from './deflate.ts';
import { cases, createRandom } from './random.ts';

const random = createRandom(20_260_101);
const arena = createArena(random);

function makeText(length: number): Buffer {
  return make.makeText(random, length);
}

function makeNoise(length: number): Buffer {
  return make.makeNoise(random, length);
}

function makeSkewed(length: number): Buffer {
  return make.makeSkewed(random, length);
}

/**
 * Expands by the kernel and by its twin, at a random alignment, and throws unless they agree.
 * What both answer: the bytes taken or an error code, the kernel's.
 */
function expand(source: Uint8Array, length: number): { result: number; bytes: Buffer } {
  arena.clear();
  const to = arena.area(length, TARGET_SLACK, random.below(16));
  const from =
    random.below(2) === 0
      ? arena.readOnly(source, SOURCE_SLACK, random.below(16))
      : arena.atTheEnd(source, SOURCE_SLACK);
  const result = arena.kernel.inflate(from.address, source.length, to.address, length);
  arena.check();

  const twin = Buffer.alloc(length);
  const wanted = inflate(source, twin);
  const same = wanted < 0 ? result < 0 : result === wanted && twin.equals(to.bytes());
  if (!same) {
    const hex = Buffer.from(source).toString('hex');
    throw new Error(`${result} instead of ${wanted} for ${length} bytes from ${hex}`);
  }
  return { result, bytes: Buffer.from(to.bytes()) };
}

/** Expands a stream that a compressor made of `content`. */
function expectContent(stream: Uint8Array, content: Uint8Array): void {
  const { result, bytes } = expand(stream, content.length);
  if (result !== stream.length || !bytes.equals(content)) {
    throw new Error(`${result} of ${stream.length} bytes: ${explain(result)}`);
  }
}

/** Expands raw deflate data of which nobody knows whether it is valid; true if it is. */
function expandRaw(raw: Uint8Array): boolean {
  let content: Buffer;
  let taken: number;
  try {
    const options = { info: true, maxOutputLength: 100_000 };
    const answer = inflateRawSync(raw, options) as unknown as { buffer: Buffer; engine: Zlib };
    content = answer.buffer;
    taken = answer.engine.bytesWritten;
  } catch {
    expand(wrap(raw, Buffer.alloc(0)), 2000);
    return false;
  }
  expectContent(wrap(raw.subarray(0, taken), content), content);
  return true;
}

describe('inflate', () => {
  it('expands contents of every length', () => {
    const text = makeText(400);
    const noise = makeNoise(400);
    for (let length = 0; length <= 300; length++) {
      for (const content of [text, noise, Buffer.alloc(400, 'ab')]) {
        const piece = content.subarray(0, length);
        for (const level of [0, 1, 6]) expectContent(deflateSync(piece, { level }), piece);
        const strategy = constants.Z_FIXED;
        expectContent(deflateSync(piece, { strategy }), piece);
      }
    }
  });

  it('expands what any setting of the compressor makes', () => {
    const contents = [makeText(5000), makeSkewed(5000), makeNoise(700), Buffer.alloc(3000, 'x')];
    const strategies = [
      constants.Z_DEFAULT_STRATEGY,
      constants.Z_FILTERED,
      constants.Z_HUFFMAN_ONLY,
      constants.Z_RLE,
      constants.Z_FIXED,
    ];
    for (const content of contents) {
      for (let level = 0; level <= 9; level++) {
        for (const strategy of strategies) {
          for (let windowBits = 9; windowBits <= 15; windowBits += 2) {
            for (const memLevel of [1, 5, 9]) {
              const stream = deflateSync(content, { level, strategy, windowBits, memLevel });
              expectContent(stream, content);
            }
          }
        }
      }
    }
  });

  it('expands contents of many blocks, long codes and far matches', () => {
    const noise = makeNoise(32_768);
    const contents = [
      makeText(300_000),
      makeSkewed(200_000),
      Buffer.concat([noise, noise, noise.subarray(100)]),
      Buffer.concat([Buffer.alloc(70_000), makeText(70_000), makeNoise(70_000)]),
    ];
    for (const content of contents) {
      for (const level of [0, 1, 6, 9]) expectContent(deflateSync(content, { level }), content);
    }
  });

  it('repeats a match that overlaps itself, at every distance and length', () => {
    for (let distance = 1; distance <= 40; distance++) {
      const pattern = makeNoise(distance);
      for (const length of [3, 4, 7, 15, 16, 17, 31, 32, 33, 47, 48, 64, 65, 100, 257, 258, 259]) {
        const content = Buffer.alloc(distance + length, pattern);
        expectContent(deflateSync(content), content);
        const more = Buffer.concat([content, makeNoise(3), content]);
        expectContent(deflateSync(more, { level: 9 }), more);
      }
    }
  });

  it('expands every symbol of the fixed code, with every extra bit', () => {
    const lengths = Array.from({ length: 288 }, (_, at) =>
      at < 144 ? 8 : at < 256 ? 9 : at < 280 ? 7 : 8,
    );
    const codes = codesOf(lengths);
    let valid = 0;
    for (let symbol = 257; symbol < 288; symbol++) {
      for (let distance = 0; distance < 32; distance++) {
        const writer = createBitWriter();
        // A stored block before it, so that every distance is possible.
        writer.bits(0, 3);
        writer.align();
        writer.bits(0x8000, 16);
        writer.bits(0x7fff, 16);
        const stored = Buffer.concat([writer.finish(), makeNoise(0x8000)]);
        const block = createBitWriter();
        block.bits(3, 3);
        block.code(codes[symbol] as number, lengths[symbol] as number);
        block.bits(random.below(32), symbol < 265 || symbol > 284 ? 0 : (symbol - 261) >> 2);
        block.code(distance, 5);
        block.bits(random.below(8192), distance < 4 ? 0 : (distance - 2) >> 1);
        block.code(codes[0x61] as number, 8);
        block.code(codes[256] as number, 7);
        if (expandRaw(Buffer.concat([stored, block.finish()]))) valid++;
      }
    }
    expect(valid).toBe(29 * 30);
  });

  it('has bits enough for the longest codes after each other', () => {
    // Codes of 1, 2, 3 … 15, 15 bits: literals of 10 and 11, a length of 15 + 5, distances of 15 + 13.
    const litlens = Array.from({ length: 286 }, () => 0);
    [256, 1, 2, 3, 4, 5, 6, 7, 8, 97, 98, 9, 10, 11, 284, 283].forEach((symbol, at) => {
      litlens[symbol] = Math.min(15, at + 1);
    });
    const distances = Array.from({ length: 30 }, () => 0);
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 28, 29].forEach((symbol, at) => {
      distances[symbol] = Math.min(15, at + 1);
    });
    const [codes, distanceCodes] = [codesOf(litlens), codesOf(distances)];
    const stored = Buffer.from([0, 0, 0x80, 0xff, 0x7f]);
    for (let n = 0; n < 20; n++) {
      const writer = createBitWriter();
      writer.bits(5, 3);
      writeCode(writer, random, litlens, distances);
      for (let match = 0; match < 60; match++) {
        for (let i = random.below(4); i > 0; i--) {
          const literal = random.of([97, 98, 11]);
          writer.code(codes[literal] as number, litlens[literal] as number);
        }
        writer.code(codes[random.of([283, 284])] as number, 15);
        writer.bits(random.below(32), 5);
        writer.code(distanceCodes[random.of([28, 29])] as number, 15);
        writer.bits(random.below(8192), 13);
      }
      writer.code(codes[256] as number, 1);
      const raw = Buffer.concat([stored, makeNoise(0x8000), writer.finish()]);
      expect(expandRaw(raw)).toBe(true);
    }
  });

  it('repeats a code length from the first code into the second', () => {
    // The lengths end and begin with 2, 2, and 2, 2: a run that both codes share.
    const litlens = Array.from({ length: 257 }, (_, at) => (at === 97 ? 1 : at > 254 ? 2 : 0));
    for (let n = 0; n < 50; n++) {
      const writer = createBitWriter();
      writer.bits(5, 3);
      writeCode(writer, random, litlens, [2, 2, 1]);
      for (const bit of [0, 0, 1, 0, 0]) writer.code(bit, 1);
      writer.code(3, 2);
      expect(expandRaw(writer.finish())).toBe(true);
    }
  });

  it('takes no repetition of a code length before the first', () => {
    // Lengths of the code of code lengths: 1 for "repeat", 2 for 1 and for "many zeros".
    const lengths = PRECODE_ORDER.map((symbol) => [0, 2][symbol] ?? { 16: 1, 18: 2 }[symbol] ?? 0);
    const writer = createBitWriter();
    writer.bits(5, 3);
    writer.bits(0, 10);
    writer.bits(15, 4);
    for (const length of lengths) writer.bits(length, 3);
    // Three repetitions, 252 zeros, then two literals or lengths and a distance of 1 bit.
    writer.code(0, 1);
    writer.bits(0, 2);
    for (const zeros of [138, 114]) {
      writer.code(3, 2);
      writer.bits(zeros - 11, 7);
    }
    for (let i = 0; i < 3; i++) writer.code(2, 2);
    writer.code(1, 1);
    const stream = wrap(writer.finish(), Buffer.alloc(0));
    expect(expand(stream, 0).result).toBe(BAD_CODE);
  });

  it('agrees on random codes, complete or not, and random symbols', () => {
    let valid = 0;
    for (let n = 0; n < cases(1000); n++) {
      const writer = createBitWriter();
      writer.bits(5, 3);
      const size = 257 + random.below(30);
      const litlens = randomLengths(random, { count: 1 + random.below(size), size, deepest: 15 });
      // The end of the block must have a code; else nothing is valid.
      if (litlens[256] === 0)
        litlens[256] = litlens.splice(litlens.findIndex(Boolean), 1, 0)[0] ?? 0;
      const distances = randomLengths(random, {
        count: 1 + random.below(20),
        size: 20 + random.below(11),
        deepest: 15,
      });
      if (random.below(10) === 0) litlens[random.below(size)] = random.below(16);
      if (random.below(10) === 0) distances.fill(0);
      if (random.below(10) === 0) distances[random.below(20)] = random.below(16);
      writeCode(writer, random, litlens, distances);
      const codes = codesOf(litlens);
      const literals = litlens.flatMap((length, at) => (length > 0 && at < 256 ? [at] : []));
      if (literals.length > 0) {
        for (let i = 0; i < 40; i++) {
          const symbol = random.of(literals);
          writer.code(codes[symbol] as number, litlens[symbol] as number);
        }
      }
      for (let i = random.below(200); i > 0; i--) writer.bits(random.below(2), 1);
      for (let i = 0; i < 3; i++) writer.code(codes[256] as number, litlens[256] as number);
      if (expandRaw(writer.finish())) valid++;
    }
    expect(valid).toBeGreaterThan(cases(100));
  });

  it('reports a stream cut off at any byte', () => {
    for (const content of [makeText(1000), makeNoise(200), Buffer.alloc(500)]) {
      for (const level of [0, 1, 9]) {
        const stream = deflateSync(content, { level });
        for (let length = 0; length < stream.length; length++) {
          expect(expand(stream.subarray(0, length), content.length).result).toBeLessThan(0);
        }
        expectContent(stream, content);
      }
    }
  });

  it('takes no more than the stream', () => {
    for (let n = 0; n < 200; n++) {
      const content = makeText(random.below(500));
      const stream = deflateSync(content);
      const behind = random.below(2) ? stream : makeNoise(random.below(60));
      const { result } = expand(Buffer.concat([stream, behind]), content.length);
      expect(result).toBe(stream.length);
    }
  });

  it('reports any other expanded size than the one announced', () => {
    for (const content of [makeText(1000), makeNoise(100), Buffer.alloc(1000), Buffer.alloc(0)]) {
      const stream = deflateSync(content);
      for (const more of [1, 2, 31, 32, 300, 5000]) {
        expect(expand(stream, content.length + more).result).toBe(TOO_SHORT);
        if (more > content.length) continue;
        expect(expand(stream, content.length - more).result).toBe(TOO_LONG);
      }
    }
  });

  it('writes nothing behind the slack, however many blocks run over the end', () => {
    // Each with two literals and no more, by the fixed code: 'a', 'a', end.
    const writer = createBitWriter();
    for (let block = 0; block < 1000; block++) {
      writer.bits(block === 999 ? 3 : 2, 3);
      writer.code(0x91, 8);
      writer.code(0x91, 8);
      writer.code(0, 7);
    }
    const stream = wrap(writer.finish(), Buffer.alloc(2000, 'a'));
    expectContent(stream, Buffer.alloc(2000, 'a'));
    for (const length of [0, 1, 2, 3, 1000, 1999]) {
      expect(expand(stream, length).result).toBe(TOO_LONG);
    }
  });

  it('agrees on streams with any one bit changed', () => {
    for (const content of [
      makeText(600),
      makeSkewed(600),
      makeNoise(60),
      Buffer.alloc(70, 'abc'),
    ]) {
      for (const strategy of [constants.Z_DEFAULT_STRATEGY, constants.Z_FIXED]) {
        const stream = deflateSync(content, { strategy });
        const raw = deflateRawSync(content, { strategy });
        for (let bit = 0; bit < stream.length * 8; bit++) {
          const changed = Buffer.from(stream);
          changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
          expand(changed, content.length);
        }
        // With a right checksum: what is not found to be broken must expand to the same.
        for (let bit = 0; bit < raw.length * 8; bit++) {
          const changed = Buffer.from(raw);
          changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
          expandRaw(changed);
        }
      }
    }
  });

  it('agrees on mutilated streams and on noise', () => {
    let valid = 0;
    for (let n = 0; n < cases(2000); n++) {
      const content = random.of([makeText, makeSkewed, makeNoise])(random.below(200));
      const strategy = random.of([constants.Z_DEFAULT_STRATEGY, constants.Z_FIXED]);
      const raw = deflateRawSync(content, { strategy, level: random.below(10) });
      const from = random.below(raw.length);
      const length = random.below(Math.min(12, raw.length - from));
      switch (random.below(4)) {
        case 0:
          raw.set(makeNoise(length), from);
          break;
        case 1:
          raw.copyWithin(random.below(raw.length), from, from + length);
          break;
        case 2:
          raw.fill(random.of([0, 0xff]), from, from + length);
          break;
        default:
          random.fill(raw.subarray(from));
      }
      if (expandRaw(raw)) valid++;
    }
    for (let n = 0; n < cases(2000); n++) expandRaw(makeNoise(1 + random.below(300)));
    expect(valid).toBeGreaterThan(cases(150));
  });

  it('says what is wrong', () => {
    const content = makeText(200);
    const stream = deflateSync(content);
    function changed(at: number, value: number): number {
      const copy = Buffer.from(stream);
      copy[(at + copy.length) % copy.length] = value;
      return expand(copy, content.length).result;
    }
    expect(changed(0, 0x79)).toBe(BAD_HEADER);
    // A preset dictionary is announced, and the check bits are right.
    expect(changed(1, 0xbb)).toBe(BAD_HEADER);
    expect(changed(2, 0x07)).toBe(BAD_BLOCK_TYPE);
    expect(changed(2, 0x01)).toBe(BAD_STORED_LENGTH);
    expect(changed(-1, (stream.at(-1) as number) ^ 1)).toBe(BAD_CHECKSUM);
    expect(expand(stream.subarray(0, -1), content.length).result).toBe(TRUNCATED);

    // Length 3 and distance 1 before any literal, by the fixed code.
    const writer = createBitWriter();
    writer.bits(3, 3);
    writer.code(1, 7);
    writer.code(0, 5);
    writer.code(0, 7);
    expect(expand(wrap(writer.finish(), Buffer.alloc(3)), 3).result).toBe(BAD_DISTANCE);
    for (let code = -1; code >= -10; code--) expect(explain(code)).toMatch(/^[a-z ]+$/i);
  });
});
