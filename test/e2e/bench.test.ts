/** The benchmark: equal repositories for equal seeds, and figures that were measured. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const BENCH = join(import.meta.dirname, '../bench/bench.js');

interface Row {
  readonly tool: string;
  readonly wall: { readonly median: number; readonly min: number; readonly max: number };
  readonly cpu: { readonly median: number };
  readonly ratio: { readonly wall: number };
  readonly failed: boolean;
  readonly findings?: number;
  readonly counters?: Readonly<Record<string, number>>;
}

interface Run {
  readonly results: readonly {
    readonly subject: {
      readonly facts: Readonly<Record<string, number>>;
      readonly planted: number;
    };
    readonly rows: readonly Row[];
    readonly badCases: readonly string[];
  }[];
}

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyscan-bench-test-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function bench(...args: string[]): { readonly status: number | null; readonly stderr: string } {
  return spawnSync(process.execPath, [BENCH, ...args], { encoding: 'utf8' });
}

/** Measures one small generated project once, and returns what was recorded of it. */
function measured(size: string, seed: string, kept: string, ...more: string[]): Run {
  const json = join(folder, 'run.json');
  const made = ['--size', size, '--seed', seed, '--folder', join(folder, kept)];
  const turns = ['--rounds', '1', '--no-warm-up', '--no-peers', '--json', json];
  const { status, stderr } = bench('history', ...made, ...turns, ...more);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return JSON.parse(readFileSync(json, 'utf8')) as Run;
}

/** Every ref of the one repository kept there, with what it points to. */
function refsIn(kept: string): string {
  const [generation = ''] = readdirSync(join(folder, kept));
  const [name = ''] = readdirSync(join(folder, kept, generation));
  const cwd = join(folder, kept, generation, name);
  return spawnSync('git', ['show-ref'], { cwd, encoding: 'utf8' }).stdout;
}

describe('bench history', () => {
  it('makes the same repository for the same seed and another for another', () => {
    measured('0.1', '1', 'first');
    measured('0.1', '1', 'again');
    measured('0.1', '2', 'other');
    const refs = refsIn('first');
    expect(refs).toMatch(/^[0-9a-f]{40} refs\/heads\/main$/m);
    expect(refsIn('again')).toBe(refs);
    expect(refsIn('other')).not.toBe(refs);
  });

  it('measures keyscan, git and Node, and counts what was planted', () => {
    const [result] = measured('0.5', '1', 'kept').results;
    const rows = result?.rows ?? [];
    const tools = rows.map(({ tool }) => tool);
    expect(tools[0]).toMatch(/^keyscan/);
    expect(tools).toContain('git log -p --all');
    expect(tools).toContain('git cat-file of all blobs');
    for (const { wall, failed, tool } of rows) {
      expect(failed, tool).toBe(false);
      expect(wall.median).toBeGreaterThan(0);
      expect(wall.min).toBeLessThanOrEqual(wall.max);
    }
    const keyscan = rows[0];
    const node = rows.find(({ tool }) => tool === 'node -e 0');
    expect(keyscan?.cpu.median).toBeGreaterThan(node?.cpu.median ?? Infinity);
    expect(node?.ratio.wall).toBeLessThan(1);
    expect(keyscan?.findings).toBeGreaterThan(0);
    expect(keyscan?.findings).toBeLessThanOrEqual(result?.subject.planted ?? 0);
    expect(keyscan?.counters?.['commits']).toBe(result?.subject.facts['commits']);
  });

  it('gives a tool up that takes too long, and says so', () => {
    const [result] = measured('0.1', '1', 'kept', '--limit', '0.02').results;
    const keyscan = result?.rows[0];
    expect(keyscan?.failed).toBe(true);
    expect(keyscan).not.toHaveProperty('findings');
    expect(result?.badCases).toContain(`${keyscan?.tool}: given up`);
  });

  it('explains itself when it is called wrongly', () => {
    const { status, stderr } = bench('history', '--shape', 'nonsense');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^no shape nonsense\n[^]*--shape <name>/);
  });
});
