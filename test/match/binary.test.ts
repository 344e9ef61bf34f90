import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isCompressedFormat } from '../../src/match/binary.ts';

describe('compressed formats', () => {
  it.each<[string, Uint8Array]>([
    ['PNG', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')],
    ['JPEG', Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF', 'latin1')],
    ['ZIP', Buffer.from('PK\x03\x04\x14\0\0\0', 'latin1')],
    ['gzip', gzipSync('text')],
    ['WOFF2', Buffer.from('wOF2\0\x01\0\0', 'latin1')],
    ['MP4', Buffer.from('\0\0\0\x20ftypisom', 'latin1')],
  ])('%s is one', (_, bytes) => {
    expect(isCompressedFormat(bytes)).toBe(true);
  });

  it.each<[string, Uint8Array]>([
    ['an empty file', Buffer.alloc(0)],
    ['a text', Buffer.from('key = value\n')],
    ['a text that begins like bzip2', Buffer.from('BZhang wrote this\n')],
    ['a text with a NUL byte', Buffer.from('key = value\0\n')],
    ['a program', Buffer.from('\x7fELF\x02\x01\x01\0', 'latin1')],
    ['a database', Buffer.from('SQLite format 3\0')],
  ])('%s is none', (_, bytes) => {
    expect(isCompressedFormat(bytes)).toBe(false);
  });
});
