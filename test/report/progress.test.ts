import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Progress } from '../../src/finding.ts';
import { createProgress } from '../../src/report/progress.ts';
import { finding } from './events.ts';

const CLEAR = '\r\u001b[2K';

function progress(done: number, total?: number): Progress {
  return { type: 'progress', phase: 'scanning', done, ...(total !== undefined && { total }) };
}

describe('the progress line', () => {
  let written: string[];
  const create = (width = 80) => createProgress({ write: (text) => written.push(text), width });

  beforeEach(() => {
    written = [];
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('does not appear in a scan of less than half a second', () => {
    const reporter = create();
    reporter.event(progress(1));
    vi.advanceTimersByTime(499);
    reporter.event(progress(2));
    reporter.end();
    vi.advanceTimersByTime(10_000);
    expect(written).toEqual([]);
  });

  test('appears after half a second, also when no event comes just then', () => {
    const reporter = create();
    reporter.event(progress(1234, 5000));
    vi.advanceTimersByTime(500);
    expect(written).toEqual([`${CLEAR}Scanning 1,234 / 5,000 (24 %)`]);
    reporter.end();
    expect(written.at(-1)).toBe(CLEAR);
  });

  test('is redrawn at most ten times a second, and shows the latest', () => {
    const reporter = create();
    for (let i = 1; i <= 2000; i += 1) {
      vi.advanceTimersByTime(1);
      reporter.event(progress(i));
    }
    expect(written.length).toBeGreaterThanOrEqual(14);
    expect(written.length).toBeLessThanOrEqual(16);
    vi.advanceTimersByTime(100);
    expect(written.at(-1)).toBe(`${CLEAR}Scanning 2,000`);
  });

  test('is cleared before a reporter writes, and comes back', () => {
    const reporter = create();
    vi.advanceTimersByTime(600);
    reporter.event(progress(1));
    reporter.event(finding());
    expect(written).toEqual([`${CLEAR}Scanning 1`, CLEAR]);
    vi.advanceTimersByTime(1000);
    expect(written).toHaveLength(2);
    reporter.event(progress(2));
    expect(written.at(-1)).toBe(`${CLEAR}Scanning 2`);
  });

  test('fits the terminal', () => {
    const reporter = create(12);
    vi.advanceTimersByTime(600);
    reporter.event(progress(1, 100));
    expect(written).toEqual([`${CLEAR}Scanning 1…`]);
  });

  test('does not keep the process alive', () => {
    vi.useRealTimers();
    const timers: NodeJS.Timeout[] = [];
    const spy = vi.spyOn(globalThis, 'setTimeout');
    create().event(progress(1));
    timers.push(...spy.mock.results.map(({ value }) => value as NodeJS.Timeout));
    spy.mockRestore();
    expect(timers.map((timer) => timer.hasRef())).toEqual([false]);
    timers.forEach((timer) => clearTimeout(timer));
  });
});
