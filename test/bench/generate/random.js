/** Numbers from a seed, since Math.random cannot be seeded: equal seeds give equal repositories. */

/**
 * @param {string | number} seed
 * @returns next: a number in [0, 1); below: an integer in [0, limit); pick: an element; common: an
 *   element, those at the front much oftener (as words are in text); chance: true with that
 *   probability; around: a positive number, log-normal, half of them below `median`; bytes: noise.
 */
export function randomFrom(seed) {
  let state = 0x811c9dc5;
  for (const char of String(seed)) state = Math.imul(state ^ char.charCodeAt(0), 0x01000193);
  // Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, good enough for text.
  const integer = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  const next = () => integer() / 2 ** 32;
  const below = (limit) => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: (list) => list[below(list.length)],
    common: (list) => list[Math.floor(next() ** 2.2 * list.length)],
    chance: (probability) => next() < probability,
    around: (median, spread = 1) => {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return median * Math.exp(spread * normal);
    },
    bytes: (count) => {
      const words = new Uint32Array(Math.ceil(count / 4));
      for (let index = 0; index < words.length; index++) words[index] = integer();
      return Buffer.from(words.buffer, 0, count);
    },
  };
}
