/**
 * Tables that answer by one load which symbol the next bits begin with, and how long its code is.
 *
 * Most objects of a repository are small, so making the tables costs as much as using them. Three
 * things keep it cheap: code lengths go straight into a list of symbols for each length, which is
 * the order canonical codes are given out in; a run of equal lengths is one vector store; and a
 * table grows by doubling, where all shorter codes are repeated by a plain copy.
 *
 * An entry is 32 bits; `total` comes first, so that the entry itself serves as a shift count:
 *
 *   0–5    total: bits of the code and its extra bits, together
 *   8–13   where the extra bits begin: bits of the code + JUNK (see reader.ts)
 *   14, 15 special entries: a pointer to a sub-table, bits that are no symbol
 *   16–    a literal's byte; the symbol's least distance − 1 (15 bits); its least length (9 bits),
 *          and above it a mask for its extra bits (5); the entry a sub-table begins at (14)
 *   30, 31 of literals and lengths: the end of the block, a literal
 */

export const POINTER: u32 = 1 << 14;
export const INVALID: u32 = 1 << 15;
export const END: u32 = 1 << 30;
export const LITERAL: u32 = 1 << 31;
/** An entry with none of these set stands for a length or a distance. */
export const SPECIAL: u32 = POINTER | INVALID | END;

export const MAX_BITS = 15;

/** The widest primary table: narrower ones are filled faster, which gains nothing measurable. */
export const WIDEST: u32 = 11;

/** The symbols of each code length, 16 bits each; lengths and distances one after the other. */
const LISTS: usize = memory.data(17 << 10, 16);
const LIST_SHIFT = 10;
/** A length that cannot be: what a repetition repeats if nothing precedes it. */
export const NOTHING = 16;

/** How many symbols have each code length, 16 bits each; [NOTHING] too. */
export const COUNTS: usize = memory.data(48, 16);
/** For `build`: leave out none. */
export const NO_COUNTS: usize = memory.data(32, 16);

/** For each number of WIDEST bits the one with its bits reversed, times 4. */
const REVERSED: usize = memory.data(2 << WIDEST, 16);
for (let i = 0; i < 1 << (<i32>WIDEST); i++) {
  let reversed = 0;
  for (let bit = 0; bit < <i32>WIDEST; bit++) {
    reversed |= ((i >> bit) & 1) << (<i32>WIDEST - 1 - bit);
  }
  store<u16>(REVERSED + ((<usize>i) << 1), reversed << 2);
}

// What `build` answers besides the table.
export let builtBits: u32 = 0;
export let builtSubMask: u32 = 0;

/** 2 ^ (15 − length): the share of all codes that one of this length takes; 0 has none. */
export function fullness(counts: usize): i32 {
  const low = i32x4.dot_i16x8_s(
    v128.load(counts),
    i16x8(0, 1 << 14, 1 << 13, 1 << 12, 1 << 11, 1 << 10, 1 << 9, 1 << 8),
  );
  const high = i32x4.dot_i16x8_s(v128.load(counts, 16), i16x8(128, 64, 32, 16, 8, 4, 2, 1));
  const sum = i32x4.add(low, high);
  return (
    i32x4.extract_lane(sum, 0) +
    i32x4.extract_lane(sum, 1) +
    i32x4.extract_lane(sum, 2) +
    i32x4.extract_lane(sum, 3)
  );
}

/** Repeats the first `bytes` of a table behind themselves. */
function double(table: usize, bytes: usize): void {
  const end = table + bytes;
  if (bytes < 16) {
    for (let at = table; at < end; at += 4) store<u32>(at + bytes, load<u32>(at));
    return;
  }
  for (let at = table; at < end; at += 16) v128.store(at + bytes, v128.load(at));
}

/**
 * Makes a table of the symbols in `LISTS`, leaving out the first `skip[length]` of each list.
 * False if the lengths make no code: too many codes, or too few. Too few is allowed where zlib
 * allows it: no code at all, or a single one of 1 bit.
 */
export function build(table: usize, entries: usize, counts: usize, skip: usize, widest: u32): bool {
  const full = fullness(counts);
  const single = full == 1 << 14 && load<u16>(counts + 2) == 1;
  if (full != 1 << 15) {
    if (full != 0 && !single) return false;
    store<u32>(table, INVALID);
    store<u32>(table + 4, INVALID);
  }

  let longest: u32 = MAX_BITS;
  while (longest > 1 && load<u16>(counts + longest * 2) == 0) longest--;
  const bits = min(longest, widest);

  let code: u32 = 0;
  let length: u32 = 1;
  let filled: usize = 0;
  for (; length <= bits; length++) {
    code <<= 1;
    if (filled != 0) {
      double(table, filled);
      filled <<= 1;
    }
    const count = <u32>load<u16>(counts + length * 2);
    if (count == 0) continue;
    filled = (<usize>4) << length;
    let symbol =
      LISTS + ((<usize>length) << LIST_SHIFT) + ((<usize>load<u16>(skip + length * 2)) << 1);
    const end = symbol + (count << 1);
    const align = WIDEST + 1 - length;
    for (; symbol < end; symbol += 2) {
      const entry = load<u32>(entries + ((<usize>load<u16>(symbol)) << 2)) + length * 0x101;
      store<u32>(table + <usize>load<u16>(REVERSED + ((<usize>code) << align)), entry);
      code++;
    }
  }
  builtBits = bits;
  builtSubMask = 0;
  if (longest > bits) buildSubTables(table, entries, counts, skip, bits, longest, code);
  return true;
}

/** Codes longer than the primary table is wide. All sub-tables are as wide as the longest needs. */
function buildSubTables(
  table: usize,
  entries: usize,
  counts: usize,
  skip: usize,
  bits: u32,
  longest: u32,
  firstCode: u32,
): void {
  const width = longest - bits;
  let code = firstCode;
  let prefix: u32 = -1;
  let next: u32 = 1 << bits;
  let subTable: usize = 0;
  for (let length = bits + 1; length <= longest; length++) {
    code <<= 1;
    const count = <u32>load<u16>(counts + length * 2);
    let symbol =
      LISTS + ((<usize>length) << LIST_SHIFT) + ((<usize>load<u16>(skip + length * 2)) << 1);
    const end = symbol + (count << 1);
    const beyond = length - bits;
    for (; symbol < end; symbol += 2) {
      if (code >> beyond != prefix) {
        prefix = code >> beyond;
        const slot = <usize>load<u16>(REVERSED + (prefix << (WIDEST + 1 - bits)));
        store<u32>(table + slot, POINTER | (next << 16));
        subTable = table + ((<usize>next) << 2);
        next += 1 << width;
      }
      const entry = load<u32>(entries + ((<usize>load<u16>(symbol)) << 2)) + length * 0x101;
      const rest = code & ((1 << beyond) - 1);
      const step = (<usize>4) << beyond;
      const stop = (<usize>4) << width;
      let at = <usize>load<u16>(REVERSED + (rest << (WIDEST + 1 - beyond)));
      for (; at < stop; at += step) store<u32>(subTable + at, entry);
      code++;
    }
  }
  builtSubMask = ((1 << width) - 1) << 2;
}

/** Appends the symbols from `first` to their list: `run` of them, of which 8 are written. */
export function append(length: usize, first: i32, run: i32): void {
  const at = COUNTS + (length << 1);
  const count = <i32>load<u16>(at);
  const symbols = i16x8.add(i16x8.splat(<i16>first), i16x8(0, 1, 2, 3, 4, 5, 6, 7));
  v128.store(LISTS + (length << LIST_SHIFT) + ((<usize>count) << 1), symbols);
  store<u16>(at, count + run);
}

export function clearCounts(): void {
  v128.store(COUNTS, i32x4.splat(0));
  v128.store(COUNTS, i32x4.splat(0), 16);
  v128.store(COUNTS, i32x4.splat(0), 32);
}
