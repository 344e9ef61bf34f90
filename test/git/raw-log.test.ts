import { afterEach, describe, expect, it } from 'vitest';
import { RawLogParser, startRawLog } from '../../src/git/raw-log.ts';
import { collect, Git } from '../../src/git/run.ts';
import type { Oid } from '../../src/content.ts';
import { hashObject, stagePath } from '../support/objects.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';

const created: TestRepository[] = [];
afterEach(() => {
  for (const one of created.splice(0)) one.cleanup();
});

/** Merges of two and three parents, a submodule, a link, deletions, an empty commit, odd names. */
function oddHistory(): TestRepository {
  const repo = createRepository();
  created.push(repo);
  repo.write('f', 'base\n');
  const base = repo.commit('base');
  for (const branch of ['a', 'b']) {
    repo.git('checkout', '--quiet', '-b', branch, 'main');
    repo.write(branch, `${branch}\n`);
    repo.commit(branch);
  }
  repo.git('checkout', '--quiet', 'main');
  repo.write('main', 'main\n');
  repo.commit('main');
  repo.git('merge', '--quiet', '--no-edit', 'a', 'b');
  repo.write('only in the merge', 'evil\n');
  repo.git('add', '--all');
  repo.git('commit', '--quiet', '--amend', '--no-edit');
  repo.git('rm', '--quiet', 'f');
  stagePath(repo, Buffer.from(':100644 looks like an entry\n\u0001'), hashObject(repo, 'odd\n'));
  stagePath(repo, Buffer.from('sub'), base, '160000');
  stagePath(repo, Buffer.from('link'), hashObject(repo, 'f'), '120000');
  repo.git('commit', '--quiet', '--message=odd');
  repo.git('commit', '--quiet', '--allow-empty', '--message=empty');
  return repo;
}

/** What the parser says, a line a visit. */
function parse(chunks: readonly Buffer[]): string[] {
  const visits: string[] = [];
  const parser = new RawLogParser(40, {
    commit: (bytes, start, end) => visits.push(`commit ${bytes.toString('utf8', start, end)}`),
    blob(bytes, oidAt, pathStart, pathEnd) {
      const oid = bytes.toString('latin1', oidAt, oidAt + 40);
      visits.push(`blob ${oid} ${bytes.toString('utf8', pathStart, pathEnd)}`);
    },
    submodule: (bytes, start, end) =>
      visits.push(`submodule ${bytes.toString('utf8', start, end)}`),
  });
  for (const chunk of chunks) parser.push(chunk);
  parser.end();
  return visits;
}

async function log(repo: TestRepository): Promise<Buffer> {
  const git = new Git({ directory: repo.dir, env: repo.env });
  const heads = [repo.git('rev-parse', 'HEAD') as Oid];
  const revisions = { refs: [], heads, bases: [] };
  return await collect(startRawLog(git, '%H %s', revisions, '--author-date-order'));
}

describe('RawLogParser', () => {
  it('visits commits, and what only they have', async () => {
    const repo = oddHistory();
    const visits = parse([await log(repo)]).map((line) => line.replace(/[0-9a-f]{40} /, ''));
    const sections = new Map<string, string[]>();
    let section: string[] = [];
    for (const line of visits) {
      if (line.startsWith('commit ')) sections.set(line, (section = []));
      else section.push(line);
    }
    expect(Object.fromEntries(sections)).toEqual({
      'commit empty': [],
      'commit odd': ['blob :100644 looks like an entry\n\u0001', 'blob link', 'submodule sub'],
      "commit Merge branches 'a' and 'b'": ['blob only in the merge'],
      'commit main': ['blob main'],
      'commit a': ['blob a'],
      'commit b': ['blob b'],
      'commit base': ['blob f'],
    });
  });

  it.each([1, 2, 7, 64, 1000])('says the same of chunks of %i bytes', async (size) => {
    const output = await log(oddHistory());
    const chunks: Buffer[] = [];
    for (let at = 0; at < output.length; at += size) chunks.push(output.subarray(at, at + size));
    expect(parse(chunks)).toEqual(parse([output]));
  });

  it('refuses what is no such log', () => {
    expect(() => parse([Buffer.from('hello\0')])).toThrow(/cannot be read/);
    expect(() => parse([Buffer.from('\u0001abc\0:100644 100644')])).toThrow(/cannot be read/);
  });
});
