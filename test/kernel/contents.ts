/** Contents to compress: what they hold decides which parts of the format a stream uses. */

import type { Random } from './random.ts';

/** Text with the repetitions of source code. */
export function makeText(random: Random, length: number): Buffer {
  const words = Array.from({ length: 60 }, () =>
    Array.from({ length: 2 + random.below(9) }, () =>
      String.fromCodePoint(97 + Math.min(random.below(26), random.below(26))),
    ).join(''),
  );
  let text = '';
  while (text.length < length) {
    text += random.of(words) + random.of([' ', ' ', '(', ');\n', ' = ', '.', '\n  ']);
  }
  return Buffer.from(text.slice(0, length));
}

/** Bytes of Fibonacci frequencies: their codes are as unequal as codes can be. */
export function makeSkewed(random: Random, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let at = 0;
  for (let symbol = 1, share = length * 0.38; at < length; symbol++, share *= 0.62) {
    const end = Math.min(length, at + Math.ceil(share));
    bytes.fill(symbol * 7, at, end);
    at = end;
  }
  for (let i = length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const swapped = bytes[i] as number;
    bytes[i] = bytes[j] as number;
    bytes[j] = swapped;
  }
  return bytes;
}

/** Bytes that nothing makes shorter. */
export function makeNoise(random: Random, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  random.fill(bytes);
  return bytes;
}
