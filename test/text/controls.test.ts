import { describe, expect, it } from 'vitest';
import { hasControls, isAmongControls } from '../../src/text/controls.ts';

/** Whether it holds of `x` in the middle of `text`. */
function amongControls(text: string): boolean {
  const at = text.indexOf('x');
  return isAmongControls(text, at, at + 1);
}

describe('control bytes', () => {
  it('are in no value', () => {
    expect(hasControls('a\x00b')).toBe(true);
    expect(hasControls('a\x7f')).toBe(true);
    expect(hasControls('a\rb')).toBe(true);
    expect(hasControls('p8!EP OV\x80')).toBe(true);
    expect(hasControls('gr\xfcn p8!EP')).toBe(false);
    expect(hasControls(Buffer.from('größer – 8€').toString('latin1'))).toBe(false);
  });

  it('around a value say that no text is there', () => {
    expect(amongControls('\0ab x cd\0')).toBe(true);
    expect(amongControls(`\x03\x04${' '.repeat(62)}x`)).toBe(true);
    expect(amongControls(`x${' '.repeat(62)}\x1c\x1d`)).toBe(true);
  });

  it('say nothing from afar, alone, or if recorded terminals have them', () => {
    expect(amongControls(`\x03\x04${' '.repeat(64)}x`)).toBe(false);
    expect(amongControls(`x${' '.repeat(64)}\x1c\x1d`)).toBe(false);
    expect(amongControls('a = x\0\n')).toBe(false);
    expect(amongControls('\x1b[32m$\x1b[0m\t\x07\x08\f\v x\r\n\x1a')).toBe(false);
  });
});
