import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import {
  chmodSync,
  readdirSync,
  renameSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { WHOLE_CONTENT_LIMIT, type Content } from '../../src/content.ts';
import { ScanError, type Problem } from '../../src/error.ts';
import { Git } from '../../src/git/run.ts';
import type { Source } from '../../src/source/source.ts';
import { stagedSource } from '../../src/source/staged.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';

const onPosix = process.platform !== 'win32';
const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0).toReversed()) cleanup();
});

function makeRepository(options?: Parameters<typeof createRepository>[0]): TestRepository {
  const repo = createRepository(options);
  cleanups.push(() => repo.cleanup());
  return repo;
}

/** With one commit of a few files. */
function startedRepository(options?: Parameters<typeof createRepository>[0]): TestRepository {
  const repo = makeRepository(options);
  repo.write('kept', 'kept\n');
  repo.write('changed', 'before\n');
  repo.write('removed', 'removed\n');
  repo.write('src/deep/file', 'deep\n');
  repo.commit('first');
  return repo;
}

interface Staged {
  readonly source: Source;
  /** Latin-1 texts by path, in the order in which they came. */
  readonly texts: [path: string, text: string][];
  readonly contents: Content[];
  readonly problems: Problem[];
}

async function scan(
  repo: TestRepository,
  { directory = repo.dir, env = {} }: { directory?: string; env?: Record<string, string> } = {},
): Promise<Staged> {
  const source = stagedSource(new Git({ directory, env: { ...repo.env, ...env } }));
  const texts: [string, string][] = [];
  const contents: Content[] = [];
  const problems: Problem[] = [];
  for await (const item of source.contents()) {
    if ('type' in item) problems.push(item);
    else {
      texts.push([item.path ?? '', await textOf(item)]);
      contents.push(item);
    }
  }
  return { source, texts, contents, problems };
}

async function textOf({ body }: Content): Promise<string> {
  if (body instanceof Uint8Array) return Buffer.from(body).toString('latin1');
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString('latin1');
}

/** Texts of the versions before the staged one at `path`. */
async function before({ source, contents }: Staged, path: string): Promise<string[]> {
  const content = contents.find((candidate) => candidate.path === path);
  if (content?.oid === undefined) throw new Error(`${path} is not staged`);
  const versions = (await source.before?.({ kind: 'blob', oid: content.oid, path })) ?? [];
  return Promise.all(versions.map(textOf));
}

/** Branches `one` and `two` off `main`, each with its own version of some files. */
function branchedRepository(): TestRepository {
  const repo = startedRepository();
  for (const name of ['one', 'two']) {
    repo.git('checkout', '--quiet', '-b', name, 'main');
    repo.write(`only-${name}`, `from ${name}\n`);
    repo.write('changed', `changed by ${name}\n`);
    repo.commit(name);
  }
  repo.git('checkout', '--quiet', 'main');
  return repo;
}

/** Runs a git command that stops at a conflict. */
function untilConflict(repo: TestRepository, ...args: string[]): void {
  expect(() => repo.git(...args)).toThrow();
}

function latin1(text: string): string {
  return Buffer.from(text).toString('latin1');
}

describe('the index against HEAD', () => {
  test('gives new and changed blobs whole, and nothing of the rest', async () => {
    const repo = startedRepository();
    repo.write('changed', 'after\n');
    repo.write('added', 'added\n');
    repo.write('untracked', 'never staged\n');
    repo.git('rm', '--quiet', 'removed');
    repo.git('add', 'changed', 'added');
    const { source, texts, contents, problems } = await scan(repo);
    expect(texts).toEqual([
      ['added', 'added\n'],
      ['changed', 'after\n'],
    ]);
    expect(contents.map(({ kind, oid, size }) => ({ kind, oid, size }))).toEqual([
      { kind: 'blob', oid: repo.git('rev-parse', ':added'), size: 6 },
      { kind: 'blob', oid: repo.git('rev-parse', ':changed'), size: 6 },
    ]);
    expect(problems).toEqual([]);
    expect(source.total?.()).toBe(2);
    expect(source.facts()).toEqual({ scope: 'the index against HEAD', skipped: {} });
  });

  test('may be the same', async () => {
    const repo = startedRepository();
    repo.write('changed', 'not staged\n');
    const { source, texts, problems } = await scan(repo);
    expect({ texts, problems }).toEqual({ texts: [], problems: [] });
    expect(source.total?.()).toBe(0);
  });

  test.each([false, true])('is all new before the first commit (SHA-256: %s)', async (sha256) => {
    const repo = makeRepository({ sha256 });
    repo.write('a', 'first\n');
    repo.write('sub/b', 'second\n');
    repo.git('add', '.');
    const staged = await scan(repo);
    expect(staged.texts).toEqual([
      ['a', 'first\n'],
      ['sub/b', 'second\n'],
    ]);
    expect(staged.source.facts().scope).toBe('the index (there is no commit yet)');
    expect(await before(staged, 'a')).toEqual([]);
  });

  test('is what counts, not the working tree', async () => {
    const repo = startedRepository();
    repo.write('changed', 'staged\n');
    repo.git('add', '.');
    repo.write('changed', 'edited after staging\n');
    repo.write('kept', 'edited only\n');
    expect((await scan(repo)).texts).toEqual([['changed', 'staged\n']]);
    unlinkSync(join(repo.dir, 'changed'));
    expect((await scan(repo)).texts).toEqual([['changed', 'staged\n']]);
  });

  test('is seen as a whole from a sub-directory, whatever diff.relative says', async () => {
    const repo = startedRepository();
    repo.git('config', 'diff.relative', 'true');
    repo.git('config', 'diff.orderFile', 'no-such-file');
    repo.write('changed', 'after\n');
    repo.write('src/deep/file', 'deeper\n');
    repo.git('add', '.');
    expect((await scan(repo, { directory: join(repo.dir, 'src/deep') })).texts).toEqual([
      ['changed', 'after\n'],
      ['src/deep/file', 'deeper\n'],
    ]);
  });

  test('works with SHA-256', async () => {
    const repo = startedRepository({ sha256: true });
    repo.write('changed', 'after\n');
    repo.git('add', '.');
    const staged = await scan(repo);
    expect(staged.texts).toEqual([['changed', 'after\n']]);
    expect(staged.contents[0]?.oid).toHaveLength(64);
    expect(await before(staged, 'changed')).toEqual(['before\n']);
  });

  test('works in a linked worktree', async () => {
    const main = startedRepository();
    main.write('changed', 'staged in the main worktree\n');
    main.git('add', '.');
    const dir = join(main.dir, '..', 'linked');
    main.git('worktree', 'add', '--quiet', dir);
    const repo = makeRepository({ dir });
    repo.write('src/deep/file', 'staged in the linked one\n');
    repo.git('add', '.');
    const staged = await scan(repo, { directory: join(dir, 'src') });
    expect(staged.texts).toEqual([['src/deep/file', 'staged in the linked one\n']]);
    expect(await before(staged, 'src/deep/file')).toEqual(['deep\n']);
  });

  test.each([
    ['split', ['update-index', '--split-index']],
    ['version 4', ['update-index', '--index-version', '4']],
    ['sparse', ['sparse-checkout', 'set', '--cone', '--sparse-index', 'src']],
  ])('may be %s', async (_, args) => {
    const repo = makeRepository();
    for (const path of ['top', 'src/in', 'other/out', 'other/deep/out']) repo.write(path, 'old\n');
    repo.commit('first');
    repo.git(...args);
    repo.write('src/in', 'new\n');
    repo.write('src/also', 'also\n');
    repo.git('add', '--sparse', 'src');
    expect((await scan(repo)).texts).toEqual([
      ['src/also', 'also\n'],
      ['src/in', 'new\n'],
    ]);
  });

  test('counts entries that are hidden from git status', async () => {
    const repo = startedRepository();
    repo.write('changed', 'after\n');
    repo.git('add', '.');
    repo.git('update-index', '--skip-worktree', 'changed');
    repo.git('update-index', '--assume-unchanged', 'changed');
    expect((await scan(repo)).texts).toEqual([['changed', 'after\n']]);
  });

  test('of 10,000 files gives the one that changed', async () => {
    const repo = makeRepository();
    const stream = ['blob', 'mark :1', 'data 4', 'same', 'commit refs/heads/main'];
    stream.push('committer T <t@example.com> 1700000000 +0000', 'data 1', 'm');
    for (let i = 0; i < 10_000; i += 1) stream.push(`M 100644 :1 dir${i % 100}/file${i}`);
    repo.gitBytes(['fast-import', '--quiet'], `${stream.join('\n')}\n`);
    repo.git('reset', '--hard', '--quiet');
    repo.write('dir42/file42', 'other');
    repo.git('add', 'dir42/file42');
    const { source, texts } = await scan(repo);
    expect(texts).toEqual([['dir42/file42', 'other']]);
    expect(source.total?.()).toBe(1);
    repo.git('symbolic-ref', 'HEAD', 'refs/heads/unborn');
    expect(await scan(repo)).toHaveProperty('contents.length', 10_000);
  });

  test('needs a repository', async () => {
    const directory = realpathSync(mkdtempSync(join(tmpdir(), 'keyscan-bare-')));
    cleanups.push(() => rmSync(directory, { recursive: true }));
    const git = new Git({ directory, env: { ...process.env, GIT_CEILING_DIRECTORIES: directory } });
    const contents = stagedSource(git).contents()[Symbol.asyncIterator]();
    const error = await contents.next().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ScanError);
    expect(error).toMatchObject({ status: 2, message: 'not a git repository' });
  });
});

describe('an entry of the index', () => {
  test.runIf(onPosix)('may have any name', async () => {
    const repo = startedRepository();
    const names = [
      '-rf',
      '--',
      'HEAD',
      ':(top)x',
      'a b',
      'new\nline',
      'quote"',
      'tab\t',
      'grün',
      '*',
    ];
    for (const name of names) repo.write(name, `old ${name}`);
    repo.commit('names');
    for (const name of names) repo.write(name, `new ${name}`);
    repo.git('add', '--all');
    const staged = await scan(repo);
    const sorted = names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(staged.texts).toEqual(sorted.map((name) => [name, latin1(`new ${name}`)]));
    for (const name of names) expect(await before(staged, name)).toEqual([latin1(`old ${name}`)]);
  });

  test.runIf(process.platform === 'linux')('may have a name that is not UTF-8', async () => {
    const repo = startedRepository();
    const path = (byte: string): Buffer => Buffer.from(`${repo.dir}/n${byte}`, 'latin1');
    writeFileSync(path('\xff'), 'old');
    repo.commit('odd name');
    writeFileSync(path('\xff'), 'new');
    repo.git('add', '--all');
    const staged = await scan(repo);
    expect(staged.texts).toEqual([['n\uFFFD', 'new']]);
    expect(await before(staged, 'n\uFFFD')).toEqual(['old']);

    // Two names that read the same and hold the same: nothing can be said about what was there.
    writeFileSync(path('\xfe'), 'new');
    repo.git('add', '--all');
    const ambiguous = await scan(repo);
    expect(ambiguous.texts).toEqual([
      ['n\uFFFD', 'new'],
      ['n\uFFFD', 'new'],
    ]);
    expect(await before(ambiguous, 'n\uFFFD')).toEqual([]);
  });

  test('is given by its bytes, whatever attributes say', async () => {
    const repo = startedRepository();
    const marker = join(repo.dir, '..', 'ran');
    repo.git('config', 'diff.hide.textconv', `touch '${marker}'; echo hidden`);
    repo.git('config', 'diff.hide.command', `touch '${marker}'; true`);
    repo.git('config', 'diff.hide.binary', 'true');
    repo.write(
      '.gitattributes',
      'a binary\nb -diff\nc diff=hide\nd working-tree-encoding=UTF-16\n',
    );
    for (const name of ['a', 'b', 'c']) repo.write(name, `secret ${name}\n`);
    repo.write('d', Buffer.from('\uFEFFutf-16\n', 'utf16le'));
    repo.git('add', '--all');
    expect((await scan(repo)).texts.slice(1)).toEqual([
      ['a', 'secret a\n'],
      ['b', 'secret b\n'],
      ['c', 'secret c\n'],
      ['d', 'utf-16\n'],
    ]);
    expect(existsSync(marker)).toBe(false);
  });

  test('may be an intention to add, of which nothing would be committed', async () => {
    const repo = startedRepository();
    repo.write('intended', 'not staged yet\n');
    repo.git('add', '--intent-to-add', 'intended');
    const { texts, problems } = await scan(repo);
    expect(texts.filter(([, text]) => text !== '')).toEqual([]);
    expect(problems).toEqual([]);
    repo.git('add', 'intended');
    expect((await scan(repo)).texts).toEqual([['intended', 'not staged yet\n']]);
  });

  test('may be a submodule, which is counted', async () => {
    const inner = startedRepository();
    const repo = startedRepository();
    repo.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.dir, 'sub');
    repo.git('config', '--file=.gitmodules', 'submodule.sub.ignore', 'all');
    repo.git('config', 'diff.ignoreSubmodules', 'all');
    repo.git('add', '.gitmodules');
    const { source, texts, problems } = await scan(repo);
    expect(texts.map(([path]) => path)).toEqual(['.gitmodules']);
    expect(source.facts().skipped).toEqual({ submodule: 1 });
    expect(problems).toEqual([]);
  });

  test('may turn from a submodule into a file and back', async () => {
    const repo = startedRepository();
    const gitlink = `160000,${repo.git('rev-parse', 'HEAD')}`;
    repo.git('update-index', '--add', '--cacheinfo', `${gitlink},sub`);
    repo.git('commit', '--quiet', '--message=submodule');
    const blob = repo.git('rev-parse', 'HEAD:changed');
    repo.git('update-index', '--cacheinfo', `100644,${blob},sub`);
    repo.git('update-index', '--cacheinfo', `${gitlink},kept`);
    const staged = await scan(repo);
    expect(staged.texts).toEqual([['sub', 'before\n']]);
    expect(staged.source.facts().skipped).toEqual({ submodule: 1 });
    expect(await before(staged, 'sub')).toEqual([]);
  });

  test('may be a symbolic link, whose target is scanned', async () => {
    const repo = startedRepository();
    unlinkSync(join(repo.dir, 'changed'));
    symlinkSync('target with a secret', join(repo.dir, 'changed'));
    repo.git('config', 'core.symlinks', 'true');
    repo.git('add', '--all');
    const staged = await scan(repo);
    expect(staged.texts).toEqual([['changed', 'target with a secret']]);
    expect(await before(staged, 'changed')).toEqual(['before\n']);
  });

  test('brings nothing new with another mode alone', async () => {
    const repo = startedRepository();
    repo.git('update-index', '--chmod=+x', 'changed');
    repo.git('update-index', '--cacheinfo', `120000,${repo.git('rev-parse', ':kept')},kept`);
    expect(repo.git('diff', '--cached', '--name-only').split('\n')).toEqual(['changed', 'kept']);
    expect((await scan(repo)).texts).toEqual([]);
  });

  test('comes once for each path that it is new at', async () => {
    const repo = startedRepository();
    for (const path of ['changed', 'copy', 'kept']) repo.write(path, 'same\n');
    repo.git('add', '--all');
    const staged = await scan(repo);
    expect(staged.texts).toEqual([
      ['changed', 'same\n'],
      ['copy', 'same\n'],
      ['kept', 'same\n'],
    ]);
    expect(await before(staged, 'changed')).toEqual(['before\n']);
    expect(await before(staged, 'copy')).toEqual([]);
    expect(await before(staged, 'kept')).toEqual(['kept\n']);
  });
});

describe('older versions', () => {
  test('of a path that is new are what the same change deletes', async () => {
    const repo = startedRepository();
    renameSync(join(repo.dir, 'removed'), join(repo.dir, 'renamed'));
    repo.write('renamed', 'removed\nand edited\n');
    repo.write('changed', 'after\n');
    repo.git('add', '--all');
    repo.git('rm', '--quiet', 'src/deep/file');
    const staged = await scan(repo);
    expect((await before(staged, 'renamed')).toSorted()).toEqual(['deep\n', 'removed\n']);
    expect(await before(staged, 'changed')).toEqual(['before\n']);
  });

  test('are found for a rename without edits, with rename detection switched on', async () => {
    const repo = startedRepository();
    repo.git('config', 'diff.renames', 'copies');
    repo.git('mv', 'removed', 'renamed');
    const staged = await scan(repo);
    expect(staged.texts).toEqual([['renamed', 'removed\n']]);
    expect(await before(staged, 'renamed')).toEqual(['removed\n']);
  });

  test('do not exist for a copy', async () => {
    const repo = startedRepository();
    repo.write('copy', 'kept\n');
    repo.git('add', '--all');
    expect(await before(await scan(repo), 'copy')).toEqual([]);
  });

  test('do not exist for places that were not staged', async () => {
    const repo = startedRepository();
    repo.write('changed', 'after\n');
    repo.git('add', '--all');
    const { source } = await scan(repo);
    expect(await source.before?.({ kind: 'blob', path: 'kept' })).toEqual([]);
  });

  test('may be large or many', async () => {
    const repo = makeRepository();
    const texts = [2 * WHOLE_CONTENT_LIMIT, ...Array<number>(10).fill(WHOLE_CONTENT_LIMIT), 5].map(
      (size, index) => `${index}\n`.padEnd(size, 'x'),
    );
    texts.forEach((text, index) => repo.write(`old${index}`, text));
    repo.commit('large');
    repo.git('rm', '--quiet', '-r', '.');
    repo.write('new', 'new\n');
    repo.git('add', '--all');
    const { source, contents } = await scan(repo);
    const versions = (await source.before?.({ ...contents[0], kind: 'blob' })) ?? [];
    const inMemory = versions.filter(({ body }) => body instanceof Uint8Array);
    expect(inMemory.reduce((sum, { size }) => sum + (size ?? 0), 0)).toBeLessThanOrEqual(32 << 20);
    const found = await Promise.all(versions.map(textOf));
    // Compared by hand: a failing toEqual would print megabytes.
    expect(found).toHaveLength(texts.length);
    expect(found.every((text) => texts.includes(text))).toBe(true);
    expect(new Set(found).size).toBe(texts.length);
  });
});

describe('a merge', () => {
  test('with a conflict is a problem until the conflict is resolved', async () => {
    const repo = branchedRepository();
    repo.git('checkout', '--quiet', 'one');
    untilConflict(repo, 'merge', 'two');
    repo.write('only-merge', 'not renamed from the path with the conflict\n');
    repo.git('add', 'only-merge');
    const conflict = await scan(repo);
    expect(conflict.texts.map(([path]) => path)).toEqual(['only-merge', 'only-two']);
    expect(conflict.problems).toMatchObject([{ code: 'unmerged-path', path: 'changed' }]);
    expect(await before(conflict, 'only-merge')).toEqual([]);
    repo.git('rm', '--quiet', '--force', 'only-merge');

    repo.write('changed', 'resolved\n');
    repo.git('add', 'changed');
    const staged = await scan(repo);
    expect(staged.problems).toEqual([]);
    expect(staged.texts).toEqual([
      ['changed', 'resolved\n'],
      ['only-two', 'from two\n'],
    ]);
    expect(await before(staged, 'changed')).toEqual(['changed by one\n', 'changed by two\n']);
    // What comes from the other side as it was there is old.
    expect(await before(staged, 'only-two')).toEqual(['from two\n']);
  });

  test('knows what only the merge brings', async () => {
    const repo = branchedRepository();
    repo.git('checkout', '--quiet', 'one');
    untilConflict(repo, 'merge', 'two');
    repo.git('checkout', '--theirs', 'changed');
    repo.write('only-merge', 'in neither parent\n');
    repo.git('add', '--all');
    const staged = await scan(repo);
    expect(await before(staged, 'only-merge')).toEqual([]);
    expect(await before(staged, 'changed')).toEqual(['changed by one\n', 'changed by two\n']);
  });

  test('may be an octopus', async () => {
    const repo = branchedRepository();
    for (const name of ['one', 'two']) {
      repo.git('checkout', '--quiet', name);
      repo.write('changed', 'before\n');
      repo.commit(`${name} again`);
    }
    repo.git('checkout', '--quiet', 'main');
    repo.write('only-main', 'main\n');
    repo.commit('main');
    repo.git('merge', '--no-commit', 'one', 'two');
    expect(readFileSync(join(repo.dir, '.git/MERGE_HEAD'), 'utf8').trim().split('\n')).toHaveLength(
      2,
    );
    const staged = await scan(repo);
    expect(await before(staged, 'only-one')).toEqual(['from one\n']);
    expect(await before(staged, 'only-two')).toEqual(['from two\n']);
  });

  test('in a linked worktree is that worktree’s alone', async () => {
    const main = branchedRepository();
    const dir = join(main.dir, '..', 'linked');
    main.git('worktree', 'add', '--quiet', dir, 'one');
    const repo = makeRepository({ dir });
    untilConflict(repo, 'merge', 'two');
    repo.write('changed', 'resolved\n');
    repo.git('add', 'changed');
    expect(await before(await scan(repo), 'only-two')).toEqual(['from two\n']);

    main.write('only-two', 'from two\n');
    main.git('add', '--all');
    expect(await before(await scan(main), 'only-two')).toEqual([]);
  });

  test('whose other side is damaged shows nothing to be old', async () => {
    const repo = branchedRepository();
    repo.git('merge', '--no-commit', '--no-ff', 'one');
    writeFileSync(join(repo.dir, '.git/MERGE_HEAD'), `${'1'.repeat(40)}\n`);
    const staged = await scan(repo);
    expect(await before(staged, 'changed')).toEqual(['before\n']);
    expect(await before(staged, 'only-one')).toEqual([]);
  });

  test.each(['cherry-pick', 'revert', 'rebase', 'merge --squash'])(
    'is not what %s does: only HEAD is old',
    async (command) => {
      const repo = branchedRepository();
      repo.git('checkout', '--quiet', 'one');
      if (command === 'revert') {
        repo.write('changed', 'changed again\n');
        repo.commit('again');
        untilConflict(repo, 'revert', 'HEAD~');
      } else {
        untilConflict(repo, ...command.split(' '), 'two');
      }
      repo.write('changed', 'resolved\n');
      repo.git('add', 'changed');
      const head = repo.git('show', 'HEAD:changed');
      expect(await before(await scan(repo), 'changed')).toEqual([`${head}\n`]);
    },
  );
});

describe('blobs that are not loose', () => {
  test('are read by git, in the same order', async () => {
    const repo = startedRepository();
    repo.write('b', 'packed b\n');
    repo.write('d', 'packed d\n');
    repo.commit('to be packed');
    repo.git('gc', '--quiet');
    repo.git('reset', '--quiet', '--soft', 'HEAD~');
    repo.write('a', 'loose a\n');
    repo.write('c', 'loose c\n');
    repo.git('add', '--all');
    expect((await scan(repo)).texts).toEqual([
      ['a', 'loose a\n'],
      ['b', 'packed b\n'],
      ['c', 'loose c\n'],
      ['d', 'packed d\n'],
    ]);
  });

  test('may be borrowed from another repository', async () => {
    const lender = startedRepository();
    const dir = join(lender.dir, '..', 'borrower');
    lender.git('clone', '--quiet', '--shared', lender.dir, dir);
    const repo = makeRepository({ dir });
    repo.write('copy', 'kept\n');
    repo.git('add', '--all');
    expect((await scan(repo)).texts).toEqual([['copy', 'kept\n']]);
  });

  test.each(['GIT_OBJECT_DIRECTORY', 'GIT_DIR'])('may be where %s says', async (variable) => {
    const repo = startedRepository();
    const elsewhere = join(repo.dir, '..', 'elsewhere');
    const directory = variable === 'GIT_DIR' ? '.git' : '.git/objects';
    renameSync(join(repo.dir, directory), elsewhere);
    // Something that looks like the repository but is not.
    if (variable === 'GIT_DIR') mkdirSync(join(repo.dir, '.git/objects'), { recursive: true });
    else mkdirSync(join(repo.dir, '.git/objects'));
    const env = { [variable]: elsewhere };
    repo.write('changed', 'after\n');
    new Git({ directory: repo.dir, env: { ...repo.env, ...env } }).outputSync(['add', 'changed']);
    expect((await scan(repo, { env })).texts).toEqual([['changed', 'after\n']]);
  });

  test('stream when they are large', async () => {
    const repo = startedRepository();
    const text = 'large\n'.padEnd(2 * WHOLE_CONTENT_LIMIT, 'x');
    repo.write('large', text);
    repo.write('small', 'small\n');
    repo.git('add', '--all');
    const { contents, texts } = await scan(repo);
    expect(contents.map(({ path, size }) => [path, size])).toEqual([
      ['large', text.length],
      ['small', 6],
    ]);
    expect(contents[0]?.body).not.toBeInstanceOf(Uint8Array);
    expect(texts[0]?.[1] === text).toBe(true);
    expect(texts[1]).toEqual(['small', 'small\n']);
  });

  test('and are damaged or gone are problems; the rest is read', async () => {
    const repo = startedRepository();
    // Long and random, so that half of the compressed bytes are half of it.
    const text = Array.from({ length: 100 }, () => Math.random()).join('\n');
    for (const name of ['a-cut', 'b-gone', 'c-good', 'd-garbled']) repo.write(name, name + text);
    repo.git('add', '--all');
    const [cut, gone, , garbled] = repo
      .git('rev-parse', ':a-cut', ':b-gone', ':c-good', ':d-garbled')
      .split('\n')
      .map((oid) => join(repo.dir, '.git/objects', oid.slice(0, 2), oid.slice(2)));
    for (const file of [cut, gone, garbled]) chmodSync(file ?? '', 0o644);
    writeFileSync(cut ?? '', readFileSync(cut ?? '').subarray(0, 500));
    unlinkSync(gone ?? '');
    writeFileSync(garbled ?? '', 'not compressed');
    const { texts, problems } = await scan(repo);
    expect(texts).toEqual([['c-good', `c-good${text}`]]);
    expect(problems.map(({ code, path }) => [code, path])).toEqual([
      ['corrupt-object', 'a-cut'],
      ['missing-object', 'b-gone'],
      // git cannot tell what it is and says that it has no such object.
      ['missing-object', 'd-garbled'],
    ]);
  });

  test.runIf(onPosix)('and about which git says nothing are problems', async () => {
    const repo = startedRepository();
    repo.write('changed', 'after\n');
    repo.git('add', '--all');
    repo.git('repack', '-adkq');
    repo.git('prune-packed');
    const bin = join(repo.dir, '..', 'bin');
    mkdirSync(bin);
    const script =
      '#!/bin/sh\ncase "$*" in *cat-file*) exit 0;; esac\nPATH="${PATH#*:}" exec git "$@"\n';
    writeFileSync(join(bin, 'git'), script, { mode: 0o755 });
    const { texts, problems } = await scan(repo, { env: { PATH: `${bin}:${repo.env['PATH']}` } });
    expect(texts).toEqual([]);
    expect(problems).toMatchObject([{ code: 'missing-object', path: 'changed' }]);
  });

  test('are those stored, not those that replace them', async () => {
    const repo = startedRepository();
    repo.write('changed', 'the real one\n');
    repo.git('add', '--all');
    const fake = Buffer.from(repo.gitBytes(['hash-object', '-w', '--stdin'], 'harmless\n'));
    repo.git('replace', repo.git('rev-parse', ':changed'), fake.toString('latin1').trim());
    expect((await scan(repo)).texts).toEqual([['changed', 'the real one\n']]);
    // The same through git itself.
    repo.git('repack', '-adkq');
    for (const name of readdirSync(join(repo.dir, '.git/objects'))) {
      if (/^[0-9a-f]{2}$/.test(name))
        rmSync(join(repo.dir, '.git/objects', name), { recursive: true });
    }
    expect((await scan(repo)).texts).toEqual([['changed', 'the real one\n']]);
  });
});

test.runIf(onPosix)('nothing that the repository names is run', async () => {
  const repo = startedRepository();
  const marker = join(repo.dir, '..', 'ran');
  const script = join(repo.dir, '..', 'script');
  writeFileSync(script, `#!/bin/sh\necho "$0 $*" >> '${marker}'\ncat\n`, { mode: 0o755 });
  repo.write('.gitattributes', '* diff=evil filter=evil merge=evil\n');
  repo.write('changed', 'after\n');
  repo.git('add', '--all');
  const hooks = join(repo.dir, '.git/hooks');
  mkdirSync(hooks, { recursive: true });
  for (const hook of [
    'post-index-change',
    'pre-commit',
    'reference-transaction',
    'fsmonitor-watchman',
  ]) {
    writeFileSync(join(hooks, hook), readFileSync(script), { mode: 0o755 });
  }
  for (const key of [
    'core.fsmonitor',
    'core.pager',
    'pager.diff-index',
    'core.editor',
    'core.sshCommand',
    'core.gitProxy',
    'diff.external',
    'diff.evil.textconv',
    'diff.evil.command',
    'filter.evil.clean',
    'filter.evil.smudge',
    'filter.evil.process',
    'merge.evil.driver',
    'credential.helper',
    'gpg.program',
    'alias.diff-index',
    'core.alternateRefsCommand',
  ]) {
    repo.git('config', key, script);
  }
  const staged = await scan(repo, { env: { GIT_EXTERNAL_DIFF: script, GIT_PAGER: script } });
  expect(staged.texts.map(([path]) => path)).toEqual(['.gitattributes', 'changed']);
  expect(await before(staged, 'changed')).toEqual(['before\n']);
  expect(existsSync(marker)).toBe(false);
});
