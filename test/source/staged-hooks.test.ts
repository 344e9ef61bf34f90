/** The staged source inside real hooks of real commits, which may use an index of their own. */

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'rolldown';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createRepository, type TestRepository } from '../support/repository.ts';

/** What the hook saw, if it ran: texts and older versions by path, and the index it was given. */
interface Seen {
  readonly texts: Readonly<Record<string, string>>;
  readonly older: Readonly<Record<string, readonly string[]>>;
  readonly index: string;
}

const RUNNER = `
import { writeFileSync } from 'node:fs';
import { Git } from ${JSON.stringify(resolve('src/git/run.ts'))};
import { stagedSource } from ${JSON.stringify(resolve('src/source/staged.ts'))};

const source = stagedSource(new Git());
const [texts, older] = [{}, {}];
for await (const { type, message, path, oid, body } of source.contents()) {
  if (type === 'problem') throw new Error(message);
  texts[path] = Buffer.from(body).toString();
  const versions = await source.before({ kind: 'blob', path, oid });
  older[path] = versions.map((version) => Buffer.from(version.body).toString());
}
const index = process.env.GIT_INDEX_FILE ?? '';
writeFileSync(process.argv[2], JSON.stringify({ texts, older, index }));
`;

let bundle: string;

beforeAll(async () => {
  bundle = mkdtempSync(join(tmpdir(), 'keyscan-hook-'));
  writeFileSync(join(bundle, 'runner.mjs'), RUNNER);
  await build({
    input: join(bundle, 'runner.mjs'),
    platform: 'node',
    external: ['simple-git'],
    output: { dir: join(bundle, 'dist'), format: 'esm', entryFileNames: '[name].mjs' },
  });
});

afterAll(() => rmSync(bundle, { recursive: true, force: true }));

let repo: TestRepository;

beforeEach(() => {
  repo = createRepository();
  for (const path of ['a', 'b', 'sub/c']) repo.write(path, `old ${path}`);
  repo.commit('first');
});

afterEach(() => repo.cleanup());

/** Installs the source as a hook that refuses the commit or not. */
function install(name: string, options: { refuse?: boolean; directory?: string } = {}): void {
  const hooks = join(repo.dir, '.git/hooks');
  mkdirSync(hooks, { recursive: true });
  const quoted = [process.execPath, join(bundle, 'dist/runner.mjs'), join(bundle, 'seen.json')]
    .map((path) => `'${path.replaceAll('\\', '/')}'`)
    .join(' ');
  const enter = options.directory === undefined ? '' : `cd '${options.directory}' && `;
  const script = `#!/bin/sh\n${enter}${quoted} || exit 3\nexit ${options.refuse === true ? 1 : 0}\n`;
  writeFileSync(join(hooks, name), script, { mode: 0o755 });
}

function seen(): Seen | undefined {
  const file = join(bundle, 'seen.json');
  if (!existsSync(file)) return undefined;
  const result = JSON.parse(readFileSync(file, 'utf8')) as Seen;
  rmSync(file);
  return result;
}

/** Edits three files and stages the first. */
function edit(): void {
  for (const path of ['a', 'b', 'sub/c']) repo.write(path, `new ${path}`);
  repo.git('add', 'a');
}

describe('a pre-commit hook sees what will be committed', () => {
  beforeEach(() => install('pre-commit'));

  test.each([
    ['git commit', ['commit'], ['a']],
    ['git commit --all', ['commit', '--all'], ['a', 'b', 'sub/c']],
    ['git commit <path>', ['commit', 'b', 'sub'], ['b', 'sub/c']],
    ['git commit --only <path>', ['commit', '--only', 'b'], ['b']],
    ['git commit --include <path>', ['commit', '--include', 'b'], ['a', 'b']],
    ['git commit --amend', ['commit', '--amend'], ['a']],
    ['git commit --amend --all', ['commit', '--amend', '--all'], ['a', 'b', 'sub/c']],
    ['git commit --amend <path>', ['commit', '--amend', 'b'], ['b']],
  ])('of %s', (_, args, paths) => {
    edit();
    const head = repo.git('rev-parse', 'HEAD');
    repo.git(...args, '--quiet', '--message=second');
    const hook = seen();
    expect(hook?.texts).toEqual(Object.fromEntries(paths.map((path) => [path, `new ${path}`])));
    expect(hook?.older).toEqual(Object.fromEntries(paths.map((path) => [path, [`old ${path}`]])));
    const committed = repo.git('diff', '--name-only', head, 'HEAD').split('\n');
    expect(committed).toEqual(paths);
  });

  test('in the temporary index of a partial commit', () => {
    edit();
    repo.git('commit', '--quiet', '--message=second', 'b');
    expect(seen()?.index).toMatch(/next-index-\d+\.lock$/);
  });

  test('when it refuses the commit, and again at the next try', () => {
    install('pre-commit', { refuse: true });
    repo.write('b', 'new b');
    for (let attempt = 0; attempt < 2; attempt += 1) {
      expect(() => repo.git('commit', '--quiet', '--all', '--message=second')).toThrow();
      expect(seen()?.texts).toEqual({ b: 'new b' });
    }
  });

  test('from a sub-directory', () => {
    install('pre-commit', { directory: 'sub' });
    edit();
    repo.git('-C', 'sub', 'commit', '--quiet', '--message=second');
    expect(seen()?.texts).toEqual({ a: 'new a' });
    repo.git('-C', 'sub', 'commit', '--quiet', '--all', '--message=third');
    expect(seen()?.texts).toEqual({ b: 'new b', 'sub/c': 'new sub/c' });
  });

  test('in a linked worktree', () => {
    const dir = join(repo.dir, '..', 'linked');
    repo.git('worktree', 'add', '--quiet', dir);
    writeFileSync(join(dir, 'a'), 'linked a');
    writeFileSync(join(dir, 'sub/c'), 'linked c');
    repo.git('-C', dir, 'add', 'a');
    repo.git('-C', dir, 'commit', '--quiet', '--message=second', 'sub/c');
    expect(seen()).toMatchObject({
      texts: { 'sub/c': 'linked c' },
      older: { 'sub/c': ['old sub/c'] },
    });
    repo.git('-C', dir, 'commit', '--quiet', '--message=third');
    expect(seen()).toMatchObject({ texts: { a: 'linked a' }, older: { a: ['old a'] } });
  });

  test('with another index and object store', () => {
    const gitDirectory = join(repo.dir, '..', 'moved.git');
    repo.git('init', '--quiet', `--separate-git-dir=${gitDirectory}`);
    mkdirSync(join(gitDirectory, 'hooks'), { recursive: true });
    repo.write('a', 'new a');
    repo.git('commit', '--quiet', '--all', '--message=second');
    expect(seen()?.texts).toEqual({ a: 'new a' });
  });

  test('at the end of a merge with a conflict', () => {
    repo.git('checkout', '--quiet', '-b', 'other');
    repo.write('a', 'other a');
    repo.write('b', 'other b');
    repo.git('commit', '--quiet', '--all', '--no-verify', '--message=other');
    repo.git('checkout', '--quiet', 'main');
    repo.write('a', 'main a');
    repo.git('commit', '--quiet', '--all', '--no-verify', '--message=main');
    expect(() => repo.git('merge', '--quiet', 'other')).toThrow();
    expect(seen()).toBeUndefined();
    repo.write('a', 'resolved a');
    repo.git('commit', '--quiet', '--all', '--message=merge');
    expect(seen()).toMatchObject({
      texts: { a: 'resolved a', b: 'other b' },
      older: { a: ['main a', 'other a'], b: ['old b', 'other b'] },
    });
  });

  test('in the middle of a rebase', () => {
    repo.git('checkout', '--quiet', '-b', 'topic');
    repo.write('a', 'topic a');
    repo.git('commit', '--quiet', '--all', '--no-verify', '--message=topic');
    repo.git('checkout', '--quiet', 'main');
    repo.write('a', 'main a');
    repo.git('commit', '--quiet', '--all', '--no-verify', '--message=main');
    repo.git('checkout', '--quiet', 'topic');
    expect(() => repo.git('rebase', '--quiet', 'main')).toThrow();
    repo.write('a', 'resolved a');
    repo.git('commit', '--quiet', '--all', '--message=resolved');
    expect(seen()).toMatchObject({ texts: { a: 'resolved a' }, older: { a: ['main a'] } });
  });
});

test('a pre-merge-commit hook sees what a merge brings, and that it is old', () => {
  for (const name of ['one', 'two']) {
    repo.git('checkout', '--quiet', '-b', name, 'main');
    repo.write(name, `from ${name}`);
    repo.commit(name);
  }
  repo.git('checkout', '--quiet', 'main');
  repo.write('main', 'main');
  repo.commit('main');
  install('pre-merge-commit');
  repo.git('merge', '--quiet', '--no-edit', 'one', 'two');
  expect(seen()).toMatchObject({
    texts: { one: 'from one', two: 'from two' },
    older: { one: ['from one'], two: ['from two'] },
  });
});

test('the first commit is seen by its hook', () => {
  repo.cleanup();
  repo = createRepository();
  install('pre-commit');
  repo.write('a', 'first a');
  repo.git('add', 'a');
  repo.git('commit', '--quiet', '--message=first');
  expect(seen()).toMatchObject({ texts: { a: 'first a' }, older: { a: [] } });
});
