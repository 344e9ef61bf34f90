import { describe, expect, it } from 'vitest';
import {
  NO_ROOM,
  OUTSIDE_BASE,
  RESERVED,
  TOO_LONG,
  TOO_SHORT,
  TRUNCATED,
  WRONG_BASE,
  WRONG_TARGET,
} from '../../src/kernel/codes.ts';
import { explain, SOURCE_SLACK, TARGET_SLACK } from '../../src/kernel/kernel.ts';
import { applyDelta } from '../../src/kernel/portable/delta.ts';
import { createArena } from './arena.ts';
import { cases, createRandom } from './random.ts';

const random = createRandom(20_260_102);
const arena = createArena(random);

type Step = { readonly copy: number; readonly size: number } | { readonly insert: Uint8Array };

/** A size of a delta's head, and with too many bytes if asked. */
function size(value: number, padding = 0): number[] {
  const bytes = [];
  let rest = value;
  for (; rest >= 128 || padding > bytes.length; rest = Math.floor(rest / 128)) {
    bytes.push((rest % 128) | 128);
  }
  return [...bytes, rest];
}

/** An instruction that copies; bytes that are zero may be given or left out. */
function copy(offset: number, length: number, zeros: boolean): number[] {
  const fields = [offset, offset >>> 8, offset >>> 16, offset >>> 24];
  if (length !== 0x10000 || zeros) fields.push(length, length >>> 8, length >>> 16);
  let code = 128;
  const bytes: number[] = [];
  fields.forEach((field, place) => {
    const byte = place > 3 && length === 0x10000 ? 0 : field & 255;
    if (byte === 0 && !(zeros && random.below(2))) return;
    code |= 1 << place;
    bytes.push(byte);
  });
  return [code, ...bytes];
}

/** The delta of some steps, and what it makes. */
function encode(base: Uint8Array, steps: readonly Step[]): { delta: Buffer; target: Buffer } {
  const instructions: number[] = [];
  const pieces: Uint8Array[] = [];
  for (const step of steps) {
    if ('insert' in step) {
      instructions.push(step.insert.length, ...step.insert);
      pieces.push(step.insert);
    } else {
      instructions.push(...copy(step.copy, step.size, random.below(2) === 0));
      pieces.push(base.subarray(step.copy, step.copy + step.size));
    }
  }
  const target = Buffer.concat(pieces);
  return {
    delta: Buffer.from([...size(base.length), ...size(target.length), ...instructions]),
    target,
  };
}

/** Applies by the kernel and by its twin, and throws unless they agree. */
function apply(
  base: Uint8Array,
  delta: Uint8Array,
  length: number,
  capacity: number,
): { result: number; bytes: Buffer; copies: number[] } {
  arena.clear();
  const to = arena.area(length, TARGET_SLACK, random.below(16));
  const list = arena.area(capacity * 12, 0, random.below(4) * 4);
  const [last, other] = random.below(2) === 0 ? [base, delta] : [delta, base];
  const ahead = arena.readOnly(other, SOURCE_SLACK, random.below(16));
  const atTheEnd = arena.atTheEnd(last, SOURCE_SLACK);
  const [from, by] = last === base ? [atTheEnd, ahead] : [ahead, atTheEnd];
  const result = arena.kernel.applyDelta(
    from.address,
    base.length,
    by.address,
    delta.length,
    to.address,
    length,
    list.address,
    capacity,
  );
  arena.check();

  const twin = Buffer.alloc(length);
  const twinList = new Uint32Array(capacity * 3);
  const wanted = applyDelta(base, delta, twin, twinList);
  const copies = [...twinList.subarray(0, Math.max(0, wanted) * 3)];
  const same =
    result === wanted &&
    (wanted < 0 ||
      (twin.equals(to.bytes()) &&
        copies.every((n, at) => list.bytes().readUInt32LE(at * 4) === n)));
  if (!same) {
    const hex = Buffer.from(delta).toString('hex');
    throw new Error(`${result} instead of ${wanted} for a base of ${base.length}, delta ${hex}`);
  }
  return { result, bytes: Buffer.from(to.bytes()), copies };
}

/** What the steps' copies come to, worked out from the steps: neighbours joined. */
function joined(steps: readonly Step[]): number[] {
  const copies: number[][] = [];
  let out = 0;
  for (const step of steps) {
    const length = 'insert' in step ? step.insert.length : step.size;
    if ('copy' in step) {
      const last = copies.at(-1) as [number, number, number] | undefined;
      if (last && last[0] + last[2] === out && last[1] + last[2] === step.copy) last[2] += length;
      else copies.push([out, step.copy, length]);
    }
    out += length;
  }
  return copies.flat();
}

function makeNoise(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  random.fill(bytes);
  return bytes;
}

/** The steps of an edited content: pieces kept, left out, moved and put in. */
function makeSteps(base: Uint8Array): Step[] {
  const steps: Step[] = [];
  let at = 0;
  for (let n = random.below(20); n >= 0; n--) {
    const action = random.below(5);
    if (action === 0 || base.length === 0) {
      steps.push({ insert: makeNoise(1 + random.below(random.of([3, 40, 127]))) });
      continue;
    }
    // Going on where the last copy ended, leaving something out, or anywhere.
    if (action === 1) at += random.below(20);
    if (action === 2 || at >= base.length) at = random.below(base.length);
    const longest = Math.min(base.length - at, random.of([20, 300, 0xffffff]));
    const length = 1 + random.below(longest);
    steps.push({ copy: at, size: length });
    at += length;
  }
  return steps;
}

describe('applyDelta', () => {
  it('makes contents of every length, by one copy or by inserts', () => {
    for (let length = 0; length <= 300; length++) {
      const base = makeNoise(length + random.below(3));
      const at = base.length - length;
      const copied: Step[] = length > 0 ? [{ copy: at, size: length }] : [];
      const { delta, target } = encode(base, copied);
      const answer = apply(base, delta, length, 1);
      expect(answer.bytes.equals(target)).toBe(true);
      expect(answer.copies).toEqual(length > 0 ? [0, at, length] : []);

      const inserts: Step[] = [];
      for (let from = 0; from < length; from += 127) {
        inserts.push({ insert: target.subarray(from, from + 127) });
      }
      const inserted = apply(base, encode(base, inserts).delta, length, 0);
      expect(inserted.result).toBe(0);
      expect(inserted.bytes.equals(target)).toBe(true);
    }
  });

  it('makes what edits make, and lists what they keep', () => {
    for (let n = 0; n < cases(2000); n++) {
      const base = makeNoise(random.below(random.of([10, 400, 400, 3000])));
      const steps = makeSteps(base);
      const { delta, target } = encode(base, steps);
      const answer = apply(base, delta, target.length, steps.length);
      expect(answer.result).toBeGreaterThanOrEqual(0);
      expect(answer.bytes.equals(target)).toBe(true);
      expect(answer.copies).toEqual(joined(steps));
    }
  });

  it('understands every combination of offset and size bytes', () => {
    // As large as 24 bits of either need; the 4th byte of an offset can be 0 only, or is outside.
    const base = makeNoise(0x50000);
    for (let combination = 0; combination < 128; combination++) {
      for (const [offset, length] of [
        [0x030201, 0x010302],
        [0x020000, 0],
        [0x04fff0, 0x000010],
      ] as const) {
        const fields = [offset & 255, (offset >> 8) & 255, offset >> 16, 0];
        fields.push(length & 255, (length >> 8) & 255, length >> 16);
        const bytes = fields.filter((_, place) => combination & (1 << place));
        const value = (first: number, last: number): number =>
          fields
            .slice(first, last)
            .reduce(
              (sum, byte, i) => sum + (combination & (1 << (first + i)) ? byte << (8 * i) : 0),
              0,
            );
        const from = value(0, 4);
        const taken = value(4, 7) || 0x10000;
        const head = [...size(base.length), ...size(taken)];
        const delta = Buffer.from([...head, 128 | combination, ...bytes]);
        const answer = apply(base, delta, taken, 1);
        if (from + taken > base.length) {
          expect(answer.result).toBe(OUTSIDE_BASE);
        } else {
          expect(answer.bytes.equals(base.subarray(from, from + taken))).toBe(true);
        }
      }
    }
    const far = Buffer.from([...size(base.length), ...size(1), 0x98, 1, 1]);
    expect(apply(base, far, 1, 1).result).toBe(OUTSIDE_BASE);
    const wrapping = Buffer.from([...size(16), ...size(16), 0x9f, 255, 255, 255, 255, 16]);
    expect(apply(makeNoise(16), wrapping, 16, 1).result).toBe(OUTSIDE_BASE);
  });

  it('copies large ranges', () => {
    const base = makeNoise(200_000);
    const steps: Step[] = [
      { copy: 100_000, size: 0x10000 },
      { copy: 0, size: 200_000 },
      { insert: Buffer.from('x') },
      { copy: 199_743, size: 257 },
    ];
    const { delta, target } = encode(base, steps);
    const answer = apply(base, delta, target.length, 3);
    expect(answer.bytes.equals(target)).toBe(true);
    expect(answer.copies).toEqual(joined(steps));
  });

  it('joins copies that continue each other on both sides only', () => {
    const base = makeNoise(100);
    function list(...steps: Step[]): number[] {
      const { delta, target } = encode(base, steps);
      return apply(base, delta, target.length, 4).copies;
    }
    const insert = Buffer.from('.');
    expect(list({ copy: 0, size: 10 }, { copy: 10, size: 90 })).toEqual([0, 0, 100]);
    expect(list({ copy: 0, size: 10 }, { copy: 11, size: 9 })).toEqual([0, 0, 10, 10, 11, 9]);
    expect(list({ copy: 0, size: 10 }, { copy: 0, size: 10 })).toEqual([0, 0, 10, 10, 0, 10]);
    expect(list({ copy: 0, size: 10 }, { insert }, { copy: 10, size: 5 })).toEqual([
      0, 0, 10, 11, 10, 5,
    ]);
    expect(list({ insert }, { copy: 0, size: 1 })).toEqual([1, 0, 1]);
  });

  it('stops at a full list of copies, and not before', () => {
    const base = makeNoise(50);
    const steps: Step[] = [
      { copy: 0, size: 10 },
      { copy: 20, size: 10 },
      { copy: 30, size: 10 },
      { copy: 0, size: 10 },
    ];
    const { delta, target } = encode(base, steps);
    expect(apply(base, delta, target.length, 3).result).toBe(3);
    expect(apply(base, delta, target.length, 2).result).toBe(NO_ROOM);
    expect(apply(base, delta, target.length, 0).result).toBe(NO_ROOM);
  });

  it('reads sizes written with more bytes than they need, and none too large', () => {
    const base = makeNoise(5);
    const tail = [0x90, 5];
    for (let padding = 0; padding < 12; padding++) {
      const delta = Buffer.from([...size(5, padding), ...size(5, padding), ...tail]);
      expect(apply(base, delta, 5, 1).result).toBe(1);
    }
    // The size plus a multiple of 2³², 2⁶⁴ and more.
    for (const length of [5, 8, 10, 12, 200]) {
      const large = [0x85, ...Array.from({ length }, () => 0x80), 0x10];
      expect(apply(base, Buffer.from([...large, ...size(5), ...tail]), 5, 1).result).toBe(
        WRONG_BASE,
      );
      expect(apply(base, Buffer.from([5, ...large, ...tail]), 5, 1).result).toBe(WRONG_TARGET);
    }
  });

  it('says what is wrong', () => {
    const base = makeNoise(20);
    function result(bytes: readonly number[], length = 4): number {
      return apply(base, Buffer.from(bytes), length, 4).result;
    }
    expect(result([20, 4, 0x91, 16, 4])).toBe(1);
    expect(result([])).toBe(TRUNCATED);
    expect(result([20])).toBe(TRUNCATED);
    expect(result([20, 0x84])).toBe(TRUNCATED);
    expect(result([20, 4, 0x91, 16])).toBe(TRUNCATED);
    expect(result([20, 4, 4, 1, 2, 3])).toBe(TRUNCATED);
    expect(result([19, 4, 0x91, 16, 4])).toBe(WRONG_BASE);
    expect(result([20, 5, 0x91, 16, 4])).toBe(WRONG_TARGET);
    expect(result([20, 4, 0x91, 16, 3, 0])).toBe(RESERVED);
    expect(result([20, 4, 0x91, 17, 4])).toBe(OUTSIDE_BASE);
    expect(result([20, 4, 0x91, 0, 5])).toBe(TOO_LONG);
    expect(result([20, 4, 5, 1, 2, 3, 4, 5])).toBe(TOO_LONG);
    expect(result([20, 4, 0x91, 0, 3])).toBe(TOO_SHORT);
    expect(result([20, 4])).toBe(TOO_SHORT);
    for (let code = -11; code >= -15; code--) expect(explain(code)).toMatch(/^[a-z ]+$/);
  });

  it('agrees on deltas cut off at any byte, or with any one bit changed', () => {
    for (let n = 0; n < 20; n++) {
      const base = makeNoise(300);
      const steps = makeSteps(base);
      const { delta, target } = encode(base, steps);
      for (let length = 0; length < delta.length; length++) {
        const { result } = apply(base, delta.subarray(0, length), target.length, steps.length);
        expect(result).toBeLessThan(0);
      }
      for (let bit = 0; bit < delta.length * 8; bit++) {
        const changed = Buffer.from(delta);
        changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
        apply(base, changed, target.length, steps.length);
      }
    }
  });

  it('agrees on mutilated deltas and on noise', () => {
    for (let n = 0; n < cases(10_000); n++) {
      const base = makeNoise(random.below(300));
      const steps = makeSteps(base);
      const { delta, target } = encode(base, steps);
      const from = random.below(delta.length);
      const end = Math.min(delta.length, from + random.below(8));
      if (random.below(2)) random.fill(delta.subarray(from, end));
      else delta.copyWithin(random.below(delta.length), from, end);
      apply(base, delta, target.length, random.below(steps.length + 1));

      const head = [...size(base.length), ...size(target.length)];
      const noise = Buffer.concat([Buffer.from(head), makeNoise(random.below(100))]);
      apply(base, noise, target.length, 20);
    }
  });
});
