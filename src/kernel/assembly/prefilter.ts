/**
 * Finds where literals begin: the same as src/match/entry-scan.ts, sixteen lanes at a time. The
 * README of the kernel explains it by an example.
 *
 * `tables` is the address of an image made by src/kernel/tables-image.ts, which has the layout. A
 * text may be anywhere; up to `SLACK` bytes behind its end are read, and do not matter.
 */

/** How many bytes behind a text may be read. */
const SLACK: usize = 16;

/** Bytes of a block, and how far it reads: its last gram reaches over its end by two bytes. */
const BLOCK: usize = 32;
const BLOCK_READS: usize = 34;

/** Where the image has the table of grams, behind its header of four words. */
const GRAMS: usize = 16;

/** As in src/match/prefilter-tables.ts. */
const FOLD: u32 = 0xdfdfdfdf;
const MULTIPLIER: u32 = 0x9e3779b1;
const MULTIPLIER_OF_26_BITS: u32 = MULTIPLIER << 6;
const GRAM_SHIFT: i32 = 32 - 17;
/** Bits of a gram, see there; each twice, for entries that begin at a lane and one byte before. */
const ONLY_GRAMS: u32 = 0x03;
const SECOND_GRAMS: u32 = 0xc0;
const SECOND_TO_FIRST: i32 = 2;
const AT_LANE: u32 = 0x11;
const BEFORE_LANE: u32 = 0x22;

/**
 * Finds all entries that begin at an offset in [from, to) of the text and lie below `end`. Writes a
 * pair of words (offset, entry) to `hits` for each, ascending by offset, and returns their number n.
 *
 * If there are more than `capacity`, it returns −1 − n, where the n pairs written are all that begin
 * up to the offset of the last of them: call again from the offset behind that. At one offset begin
 * ten entries at most (five lengths, in any case or exact), so with a capacity of ten or more each
 * call comes further.
 */
export function scanEntries(
  tables: usize,
  text: usize,
  from: i32,
  to: i32,
  end: i32,
  hits: usize,
  capacity: i32,
): i32 {
  return scanRange(tables, text, from, to, end, hits, 0, capacity);
}

/**
 * The same for `rangeCount` pairs of words (from, to), which have to be ascending and must not
 * overlap. After −1 − n, go on from the offset behind the last pair, with the ranges cut there.
 */
export function scanEntriesRanges(
  tables: usize,
  text: usize,
  end: i32,
  ranges: usize,
  rangeCount: i32,
  hits: usize,
  capacity: i32,
): i32 {
  let count = 0;
  for (let i = 0; i < rangeCount && count >= 0; i++) {
    const range = ranges + ((<usize>i) << 3);
    count = scanRange(
      tables,
      text,
      load<i32>(range),
      load<i32>(range, 4),
      end,
      hits,
      count,
      capacity,
    );
  }
  return count;
}

/** Continues a list of `count` hits; returns its new length, or −1 less that when it is full. */
function scanRange(
  tables: usize,
  text: usize,
  from: i32,
  to: i32,
  end: i32,
  hits: usize,
  count: i32,
  capacity: i32,
): i32 {
  // No entry has fewer than four bytes.
  const stop = min(to, end - 3);
  if (from >= stop) return count;
  const grams = tables + GRAMS;
  // Lanes up to the one at `stop`, before which the last entry may begin, and that of its second gram.
  const lanesEnd = text + stop + 3;
  const readable = text + end + SLACK;
  let lane = text + from;
  // The lanes of the block before this, of which the last one may still begin something.
  let previous = i8x16.splat(0);
  while (lane < lanesEnd && lane + BLOCK_READS <= readable) {
    const bits = gramsOfBlock(lane, grams);
    const places = placesOf(oneLaneBack(previous, bits), bits);
    if (v128.any_true(places)) {
      const base = <i32>(lane - text) - 3;
      for (let starts = startsOf(places); starts != 0; starts &= starts - 1) {
        const at = base + ctz<i32>(starts);
        if (at < from || at >= stop) continue;
        count = entriesAt(tables, text, at, end, hits, count, capacity);
        if (count < 0) return count;
      }
    }
    previous = bits;
    lane += BLOCK;
  }
  // The same for one lane at a time.
  let before: u32 = i8x16.extract_lane_u(previous, 15);
  for (; lane < lanesEnd; lane += 2) {
    const bits: u32 = load<u8>(grams + gramIndex(load<u32>(lane) & FOLD));
    const place = before & ((bits >> SECOND_TO_FIRST) | ONLY_GRAMS);
    const at = <i32>(lane - text) - 2;
    if (place & BEFORE_LANE && at > from && at <= stop) {
      count = entriesAt(tables, text, at - 1, end, hits, count, capacity);
      if (count < 0) return count;
    }
    if (place & AT_LANE && at >= from && at < stop) {
      count = entriesAt(tables, text, at, end, hits, count, capacity);
      if (count < 0) return count;
    }
    before = bits;
  }
  return count;
}

/** The sixteen lanes that begin one before those of `bits`. */
function oneLaneBack(previous: v128, bits: v128): v128 {
  return v128.shuffle<u8>(
    previous,
    bits,
    15,
    16,
    17,
    18,
    19,
    20,
    21,
    22,
    23,
    24,
    25,
    26,
    27,
    28,
    29,
    30,
  );
}

/** Which lanes' grams may begin an entry, given those of the lanes behind them. */
function placesOf(lanes: v128, behind: v128): v128 {
  const seconds = v128.and(behind, i8x16.splat(<i8>SECOND_GRAMS));
  const firsts = v128.shr<u16>(seconds, SECOND_TO_FIRST);
  return v128.and(lanes, v128.or(firsts, i8x16.splat(<i8>ONLY_GRAMS)));
}

/** From places to bits for each byte: bit 0 is the one before the first lane. */
function startsOf(places: v128): u32 {
  const none = i8x16.splat(0);
  const before = v128.ne<u8>(v128.and(places, i8x16.splat(<i8>BEFORE_LANE)), none);
  const at = v128.ne<u8>(v128.and(places, i8x16.splat(<i8>AT_LANE)), none);
  const low = v128.shuffle<u8>(before, at, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
  const high = v128.shuffle<u8>(
    before,
    at,
    8,
    24,
    9,
    25,
    10,
    26,
    11,
    27,
    12,
    28,
    13,
    29,
    14,
    30,
    15,
    31,
  );
  return (i8x16.bitmask(high) << 16) | i8x16.bitmask(low);
}

/** The grams of sixteen lanes, a byte each: those at even multiples of two bytes, and the others. */
function gramsOfBlock(lane: usize, grams: usize): v128 {
  const a = gramAddresses(v128.load(lane), grams);
  const b = gramAddresses(v128.load(lane, 2), grams);
  const c = gramAddresses(v128.load(lane, 16), grams);
  const d = gramAddresses(v128.load(lane, 18), grams);
  return v128.shuffle<u64>(eightGrams(a, b), eightGrams(c, d), 0, 2);
}

/** Four times `grams` plus the index of a gram. */
function gramAddresses(words: v128, grams: usize): v128 {
  const folded = v128.and(words, i32x4.splat(FOLD));
  const hash = v128.mul<i32>(folded, i32x4.splat(MULTIPLIER_OF_26_BITS));
  return v128.add<i32>(v128.shr<u32>(hash, GRAM_SHIFT), i32x4.splat(<i32>grams));
}

/** Loads the bytes at these addresses, in turn, into the lower half. */
function eightGrams(even: v128, odd: v128): v128 {
  const even0 = v128.extract_lane<u64>(even, 0);
  const even1 = v128.extract_lane<u64>(even, 1);
  const odd0 = v128.extract_lane<u64>(odd, 0);
  const odd1 = v128.extract_lane<u64>(odd, 1);
  let bytes = i8x16.splat(0);
  bytes = v128.load_lane<u8>(<usize>(<u32>even0), bytes, 0);
  bytes = v128.load_lane<u8>(<usize>(<u32>odd0), bytes, 1);
  bytes = v128.load_lane<u8>(<usize>(even0 >> 32), bytes, 2);
  bytes = v128.load_lane<u8>(<usize>(odd0 >> 32), bytes, 3);
  bytes = v128.load_lane<u8>(<usize>(<u32>even1), bytes, 4);
  bytes = v128.load_lane<u8>(<usize>(<u32>odd1), bytes, 5);
  bytes = v128.load_lane<u8>(<usize>(even1 >> 32), bytes, 6);
  return v128.load_lane<u8>(<usize>(odd1 >> 32), bytes, 7);
}

function gramIndex(folded: u32): usize {
  return (folded * MULTIPLIER_OF_26_BITS) >> GRAM_SHIFT;
}

/** Adds the entries that begin at offset `at`, behind which there are four bytes of the text. */
function entriesAt(
  tables: usize,
  text: usize,
  at: i32,
  end: i32,
  hits: usize,
  count: i32,
  capacity: i32,
): i32 {
  const bytes = load<u64>(text + at);
  const hash = (((<u32>bytes) & FOLD) * MULTIPLIER) >> 16;
  const bucket = tables + load<u32>(tables, 4) + ((hash & load<u32>(tables)) << 1);
  const stop: u32 = load<u16>(bucket, 2);
  let added = count;
  for (let entry: u32 = load<u16>(bucket); entry < stop; entry++) {
    const stored = tables + load<u32>(tables, 8) + ((<usize>entry) << 4);
    if ((bytes | load<u64>(stored, 8)) != load<u64>(stored)) continue;
    if (at + <i32>load<u8>(tables + load<u32>(tables, 12) + entry) > end) continue;
    if (added == capacity) return -1 - count;
    store<i32>(hits + ((<usize>added) << 3), at);
    store<u32>(hits + ((<usize>added) << 3), entry, 4);
    added++;
  }
  return added;
}
