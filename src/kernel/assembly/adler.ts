/**
 * Adler-32 (RFC 1950 §8): `a` is 1 plus the sum of the bytes, `b` the sum of all values of `a`,
 * both modulo 65,521.
 *
 * A vector of 16 bytes adds to `b` 16 times the `a` before it, and each of its bytes as often as
 * there are bytes from it to the vector's end. The former is kept as a vector of sums, multiplied
 * at the end of a stretch; the latter is a product with 16 … 1.
 */

const MODULUS: u32 = 65521;

/** The longest stretch without a division: no lane of the sums below reaches 2³². */
const STRETCH: usize = 5552 & ~31;

function sum(lanes: v128): u32 {
  return (
    i32x4.extract_lane(lanes, 0) +
    i32x4.extract_lane(lanes, 1) +
    i32x4.extract_lane(lanes, 2) +
    i32x4.extract_lane(lanes, 3)
  );
}

export function adler32(text: usize, length: usize): u32 {
  const end = text + length;
  let a: u32 = 1;
  let b: u32 = 0;
  const high = i16x8(16, 15, 14, 13, 12, 11, 10, 9);
  const low = i16x8(8, 7, 6, 5, 4, 3, 2, 1);
  while (end - text >= 16) {
    const vectors = min(end - text, STRETCH) >> 4;
    const stop = text + (vectors << 4);
    let sums = i32x4.splat(0);
    let before = i32x4.splat(0);
    let within = i32x4.splat(0);
    for (; text < stop; text += 16) {
      const bytes = v128.load(text);
      before = i32x4.add(before, sums);
      sums = i32x4.add(sums, i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(bytes)));
      within = i32x4.add(
        within,
        i32x4.add(
          i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(bytes), high),
          i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(bytes), low),
        ),
      );
    }
    b = (b + ((<u32>vectors * a) << 4) + (sum(before) << 4) + sum(within)) % MODULUS;
    a = (a + sum(sums)) % MODULUS;
  }
  for (; text < end; text++) {
    a += load<u8>(text);
    b += a;
  }
  return ((b % MODULUS) << 16) | (a % MODULUS);
}
