import { describe, expect, it } from 'vitest';
import { parseSize } from '../../src/text/size.ts';

describe('parseSize', () => {
  it.each([
    ['1', 1],
    ['500000', 500_000],
    ['500k', 512_000],
    ['10MB', 10_485_760],
    ['10 MiB', 10_485_760],
    ['1.5g', 1_610_612_736],
    ['2t', 2_199_023_255_552],
    [' 7 b ', 7],
    ['0', undefined],
    ['0.1', undefined],
    ['-1', undefined],
    ['1e3', undefined],
    ['', undefined],
    ['k', undefined],
    ['10 megabytes', undefined],
    ['999999999999999t', undefined],
  ])('%j is %s bytes', (text, bytes) => {
    expect(parseSize(text)).toBe(bytes);
  });
});
