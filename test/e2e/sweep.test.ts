/** The report of `keyscan history` does not depend on how the history is read. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCorpus } from '../support/corpus.ts';
import { createCredentials } from '../support/credentials.ts';
import { keyscanJson, PROJECT } from '../support/keyscan.ts';
import { openPack } from '../support/open-pack.ts';
import { packOf } from '../support/packs.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';

const FILLER = Array.from({ length: 120 }, (_, i) => `lorem ipsum ${i * i} dolor sit amet\n`);
const MB = 1024 * 1024;

function some(from: number): Buffer {
  return Buffer.from(FILLER.slice(from, from + 50).join(''));
}

const made = createCredentials('sweep');
let repo: TestRepository;
let tagged: string;

/** Each case of the corpus in two versions, and so much else that a second thread is worth it. */
beforeAll(() => {
  repo = createRepository();
  const cases = readCorpus(join(PROJECT, 'corpus'));
  const parts: (string | Uint8Array)[] = [];
  const file = (path: string, body: Uint8Array): void => {
    parts.push(`M 100644 inline ${JSON.stringify(path)}\ndata ${body.length}\n`, body, '\n');
  };
  for (let version = 0; version < 2; version++) {
    parts.push(
      `commit refs/heads/main\ncommitter A <a@example.com> ${1_700_000_000 + version} +0000\n`,
    );
    parts.push('data 8\nversion\n');
    cases.forEach(({ bytes, path }, i) => {
      // Text that is not UTF-8 stays what it is.
      const isPlain = !bytes.includes(0);
      const before = isPlain && version > 0 ? [some(i % 40), Buffer.from(`${version}\n`)] : [];
      const behind = isPlain && version < 1 ? [Buffer.from('\n'), some(60)] : [];
      file(`case${i}/${path}`, Buffer.concat([...before, bytes, ...behind]));
    });
  }
  for (let i = 0; i < 14; i++)
    file(`large/${i}`, Buffer.alloc(2 * MB, `lorem ipsum ${i} dolor sit amet\n`));
  parts.push('done\n');
  const stream = Buffer.concat(parts.map((part) => Buffer.from(part as Uint8Array)));
  repo.gitBytes(['fast-import', '--quiet', '--done'], stream);
  // Large files are not made into deltas: they are there to be work.
  writeFileSync(join(repo.dir, '.git/info/attributes'), 'large/* -delta\n');
  repo.git('tag', '-a', '-m', 'a clean tag', 'v1', 'main');
  // Nothing else leads to this blob, and its tag is clean.
  const leak = Buffer.from(`aws_secret_access_key = ${made.secretAccessKey()}\n`);
  const oid = Buffer.from(repo.gitBytes(['hash-object', '-w', '--stdin'], leak)).toString();
  repo.git('tag', '-a', '-m', 'of a blob', 'blob', oid.trim());
  tagged = oid.trim();
  repo.git('repack', '-adfq', '--window=20');
});
afterAll(() => repo.cleanup());

function report(...args: string[]): { findings: string; problems: string; receipt: unknown } {
  const { findings, problems, receipt } = keyscanJson(repo, ['history', '--no-ledger', ...args]);
  expect(findings.length).toBeGreaterThan(150);
  expect(JSON.stringify(findings)).toContain(tagged);
  return {
    findings: JSON.stringify(findings),
    problems: JSON.stringify(problems),
    receipt: { ...receipt, elapsedMs: 0 },
  };
}

describe('every case of the corpus in several versions', () => {
  it('is enough for two threads', () => {
    const pack = openPack(packOf(repo));
    const work = pack.families.weights.reduce((sum, weight) => sum + weight, 0);
    const { bases } = pack.entries;
    expect(work).toBeGreaterThan(24 * MB);
    expect(bases.filter((base) => base >= 0).length).toBeGreaterThan(100);
    pack.close();
  });

  it('gives the same report through git and without it, with one thread and two', () => {
    const portable = report('--portable');
    expect(report('--jobs', '1')).toEqual(portable);
    expect(report('--jobs', '2')).toEqual(portable);
  });
});
