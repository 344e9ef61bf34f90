/** Whatever has become of the ledger, a scan reports what one without it does. */

import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sweepWith } from '../../src/command/sweep.ts';
import type { Oid } from '../../src/content.ts';
import { openRepository } from '../../src/git/repository.ts';
import { readLedger, writeLedger } from '../../src/ledger/ledger.ts';
import { lazyDetector } from '../../src/match/lazy-detector.ts';
import { digestedRules } from '../../src/match/store-rules.ts';
import { historySource } from '../../src/source/history.ts';
import { noCounts } from '../../src/sweep/counts.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';
import { RULES } from '../sweep/rules-for-tests.ts';

const NOW = Date.parse('2026-11-22');
const rules = digestedRules(RULES);
const detector = lazyDetector(rules, { now: NOW });
const DIGITS = '1234567';

let repo: TestRepository;
let path: string;
let next: number;

beforeEach(() => {
  repo = createRepository();
  path = join(repo.dir, 'ledger/file');
  next = 0;
  for (let i = 0; i < 4; i++) commit();
  repo.git('repack', '-adq');
  commit();
});
afterEach(() => repo.cleanup());

/** A clean file, one with a token, one that may hold one, and a message with one. */
function commit(): void {
  const i = next++;
  repo.write(`clean${i}`, `nothing ${i}\n`);
  repo.write(`src/leak${i}`, `key=${DIGITS}${i}\nmore\n`);
  repo.write(`src/quiet${i}`, `path=1234${i}\n`);
  repo.commit(i % 2 === 0 ? 'clean' : `path=7${DIGITS.slice(0, 3)}${i}`);
}

interface Report {
  readonly found: readonly string[];
  readonly problems: readonly string[];
  readonly commits: number | undefined;
  /** Contents that were counted. */
  readonly contents: number;
}

interface Scan extends Report {
  /** Contents that were read through git. */
  readonly read: number;
}

async function scan(ledger: string | undefined, maxSize = Infinity): Promise<Scan> {
  const repository = await openRepository({ directory: repo.dir, env: repo.env });
  const setup = { now: NOW, everywhere: new Set<string>(), maxSize, config: '' };
  const options = { jobs: 1, ledger: () => ledger };
  return await scanOf(
    historySource(repository, { unreachable: false, sweep: sweepWith(rules, setup, options) }),
  );
}

async function scanOf(source: ReturnType<typeof historySource>): Promise<Scan> {
  const found: string[] = [];
  const oids = new Set<Oid>();
  const problems: string[] = [];
  let [contents, read] = [0, 0];
  for await (const item of source.contents()) {
    if (!('type' in item)) {
      read++;
      if (item.passed !== true) contents++;
      for (const { primary } of await detector.detectContent(item)) {
        if (item.oid !== undefined) oids.add(item.oid);
        found.push(`${item.oid} ${item.path} ${primary.ruleId} ${primary.start.line}`);
      }
    } else if (item.type === 'passed') contents += item.contents;
    else problems.push(item.code);
  }
  if (problems.length === 0) source.remember?.(oids);
  const { commits } = source.facts();
  return { found: found.toSorted(), problems, commits, contents, read };
}

function reportOf({ found, problems, commits, contents }: Scan): Report {
  return { found, problems, commits, contents };
}

/** What a scan through git alone reports. */
async function portable(): Promise<Report> {
  const repository = await openRepository({ directory: repo.dir, env: repo.env });
  return reportOf(await scanOf(historySource(repository, { unreachable: false })));
}

async function expectSame(ledger: string | undefined = path): Promise<void> {
  const expected = await portable();
  expect(expected.found.length).toBeGreaterThan(next);
  expect(reportOf(await scan(ledger))).toEqual(expected);
}

describe('a scan with a ledger', () => {
  it('reports the same a second and a third time', async () => {
    for (let i = 0; i < 3; i++) await expectSame();
    const text = readFileSync(path, 'utf8');
    expect(text).toContain('leak0');
    expect(text).not.toContain(DIGITS);
    expect(readdirSync(join(path, '..'))).toEqual(['file']);
  });

  it.each([
    ['new commits', () => commit()],
    [
      'new commits, packed',
      () => {
        commit();
        repo.git('repack', '-dq');
      },
    ],
    [
      'a copy of a file in which nothing was found because of its path',
      () => {
        repo.write('copy.env', 'path=12340\n');
        repo.commit('copy');
      },
    ],
    ['garbage that is collected', () => repo.git('gc', '-q', '--prune=now')],
    ['all in one pack', () => repo.git('repack', '-adfq')],
    [
      'a branch that is moved back',
      () => {
        repo.git('reset', '-q', '--hard', 'HEAD~2');
        repo.git('reflog', 'expire', '--expire=all', '--all');
        repo.git('gc', '-q', '--prune=now');
        next -= 2;
      },
    ],
    ['a new ref to an old commit', () => repo.git('update-ref', 'refs/heads/old', 'HEAD~1')],
  ])('reports the same after %s', async (_, change) => {
    await scan(path);
    change();
    await expectSame();
    await expectSame();
  });

  it('reads nothing new if nothing is, and what is new if something is', async () => {
    const first = await scan(path);
    const ledger = readFileSync(path);
    // A token only if it were in a file of another name.
    expect((await scan(path)).read).toBe(first.read - next);
    expect(readFileSync(path)).toEqual(ledger);
    commit();
    expect((await scan(path)).read).toBeGreaterThan(first.read);
  });

  it('notices a pack that is missing', async () => {
    await scan(path);
    const directory = join(repo.dir, '.git/objects/pack');
    for (const name of readdirSync(directory)) rmSync(join(directory, name), { force: true });
    const [expected, swept] = [await portable(), await scan(path)];
    expect(swept.found).toEqual(expected.found);
    expect(swept.problems).toEqual(expected.problems);
    expect(swept.problems.length).toBeGreaterThan(0);
  });

  it('reports the same if two write it at once', async () => {
    const [a, b, expected] = await Promise.all([scan(path), scan(path), portable()]);
    expect([reportOf(a), reportOf(b)]).toEqual([expected, expected]);
    await expectSame();
    expect(readdirSync(join(path, '..'))).toEqual(['file']);
  });

  it('goes on where none can be written', async () => {
    // A file stands where the directory would be.
    writeFileSync(join(repo.dir, 'ledger'), '');
    await expectSame();
    await expectSame();
  });

  it('does not use one that was made with other settings', async () => {
    // Nothing is found in contents above three bytes.
    expect((await scan(path, 3)).found).toEqual([]);
    await expectSame();
  });

  it.each([
    ['cut short', (text: string) => text.slice(0, -7)],
    ['changed', (text: string) => text.replace('"suspects":[', '"suspects":[0,')],
    ['empty', () => ''],
    ['no text', () => '\0\xff\n{}'],
    ['of a later version', (text: string) => signed(text.replace('"keyscan":', '"keyscan":1'))],
    ['something else', () => signed('[]')],
  ])('does not trust one that is %s', async (_, damage) => {
    await scan(path);
    const text = readFileSync(path, 'utf8');
    const damaged = damage(text);
    expect(damaged).not.toBe(text);
    writeFileSync(path, damaged);
    await expectSame();
    await expectSame();
  });
});

/** The text of a ledger with the right checksum. */
function signed(text: string): string {
  const body = text.slice(text.indexOf('\n') + 1);
  return `${createHash('sha256').update(body).digest('hex')}\n${body}`;
}

describe('a ledger', () => {
  const swathe = { suspects: [], unread: 0, sawName: false, absent: [], counts: noCounts() };
  const ledger = { packs: { a: swathe }, loose: swathe, looseOids: ['1'] };

  it('is read as it was written, for the same digest only', () => {
    expect(writeLedger(path, 'one', ledger)).toBe(true);
    expect(readLedger(path, 'one')).toMatchObject(ledger);
    expect(readLedger(path, 'two')).toBeUndefined();
    expect(readLedger(`${path}2`, 'one')).toBeUndefined();
  });

  it('says if it cannot be written', () => {
    writeFileSync(join(repo.dir, 'ledger'), '');
    expect(writeLedger(path, 'one', ledger)).toBe(false);
  });
});
