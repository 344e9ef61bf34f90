import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs, {
  appendFileSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WHOLE_CONTENT_LIMIT, type Content } from '../../src/content.ts';
import { ScanError, type Problem } from '../../src/error.ts';
import { filesSource, type FilesOptions } from '../../src/source/files.ts';

const onPosix = process.platform !== 'win32';

let base: string;
let cwd: string;

beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'keyscan-files-')));
  cwd = join(base, 'project');
  mkdirSync(cwd);
});

afterEach(() => {
  fs.chmodSync(cwd, 0o755);
  rmSync(base, { recursive: true, force: true });
});

interface Scanned {
  /** Texts by reported path (`-` for standard input), in the order in which they came. */
  readonly texts: [path: string, text: string][];
  readonly paths: string[];
  readonly problems: Problem[];
  readonly skipped: Record<string, number>;
}

function makeSource(
  paths: string[],
  options: Partial<FilesOptions> = {},
): ReturnType<typeof filesSource> {
  return filesSource(paths, { cwd, stdin: chunksOf(), skipDirectory: () => false, ...options });
}

async function scan(paths: string[], options: Partial<FilesOptions> = {}): Promise<Scanned> {
  const source = makeSource(paths, options);
  const texts: [string, string][] = [];
  const problems: Problem[] = [];
  for await (const item of source.contents()) {
    if ('type' in item) problems.push(item);
    else texts.push([item.path ?? '-', await textOf(item)]);
  }
  return { texts, paths: texts.map(([path]) => path), problems, skipped: source.facts().skipped };
}

async function textOf(content: Content): Promise<string> {
  if (content.body instanceof Uint8Array) return Buffer.from(content.body).toString('latin1');
  const chunks: Uint8Array[] = [];
  for await (const chunk of content.body) chunks.push(chunk);
  return Buffer.concat(chunks).toString('latin1');
}

async function* chunksOf(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

async function* broken(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('start');
  throw Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO' });
}

function write(path: string, content: string | Uint8Array = path): void {
  mkdirSync(dirname(join(cwd, path)), { recursive: true });
  writeFileSync(join(cwd, path), content);
}

function replace(path: string, make: () => void): void {
  unlinkSync(path);
  make();
}

/** Replaces a function of node:fs for everybody. Returns what puts it back. */
function patch(name: 'readdirSync' | 'fstatSync', replacement: unknown): () => void {
  const original = fs[name];
  Object.assign(fs, { [name]: replacement });
  syncBuiltinESMExports();
  return () => {
    Object.assign(fs, { [name]: original });
    syncBuiltinESMExports();
  };
}

/** The superuser may read everything, so permissions are tested as somebody else. */
async function withoutPrivileges<T>(action: () => Promise<T>): Promise<T> {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) fs.chmodSync(base, 0o755);
  if (isRoot) process.seteuid?.(65_534);
  try {
    return await action();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

describe('a walk', () => {
  test('finds every file below a folder in byte order of the paths', async () => {
    const paths = ['a-b', 'a/b', 'a/é', 'a0', 'B', '.hidden/.env', 'a/z/deep/er', 'empty'];
    for (const path of paths) write(path, path === 'empty' ? '' : path);
    const { texts, problems } = await scan(['.']);
    const expected = paths.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(texts).toEqual(
      expected.map((path) => [path, path === 'empty' ? '' : Buffer.from(path).toString('latin1')]),
    );
    expect(problems).toEqual([]);
  });

  test('keeps the names of folders given by the user', async () => {
    write('src/lib/a.ts');
    write('b.ts');
    expect((await scan(['src'])).paths).toEqual(['src/lib/a.ts']);
    expect((await scan([join(cwd, 'src')])).paths).toEqual(['src/lib/a.ts']);
    expect((await scan(['src/../src/lib/./'])).paths).toEqual(['src/lib/a.ts']);
    expect((await scan(['..'], { cwd: join(cwd, 'src') })).paths).toEqual([
      '../b.ts',
      '../src/lib/a.ts',
    ]);
  });

  test('reports what lies outside the current directory as it was given', async () => {
    write('src/a.ts');
    mkdirSync(join(base, 'elsewhere'));
    const elsewhere = join(base, 'elsewhere');
    expect((await scan([cwd], { cwd: elsewhere })).paths).toEqual([
      `${cwd.replaceAll('\\', '/')}/src/a.ts`,
    ]);
    expect((await scan(['../project'], { cwd: elsewhere })).paths).toEqual(['../project/src/a.ts']);
  });

  test('counts ignored folders and never enters .git', async () => {
    write('.git/config');
    write('sub/.git', 'gitdir: elsewhere');
    write('node_modules/a.js');
    write('sub/node_modules/b.js');
    write('sub/c.js');
    const asked: string[] = [];
    const { paths, skipped } = await scan(['.'], {
      skipDirectory: (path) => {
        asked.push(path);
        return path.split('/').includes('node_modules');
      },
    });
    expect(paths).toEqual(['sub/.git', 'sub/c.js']);
    expect(asked.toSorted()).toEqual(['node_modules', 'sub', 'sub/node_modules']);
    expect(skipped).toEqual({ 'ignored-directory': 3 });
  });

  test('asks about folders below an argument only, and by their path below it', async () => {
    for (const path of ['a.js', 'lib/b.js', 'node_modules/c.js']) write(`node_modules/pkg/${path}`);
    write('.git/config');
    const asked: string[] = [];
    const { paths, skipped } = await scan(['node_modules', '.git', 'node_modules/pkg/lib'], {
      skipDirectory: (path) => {
        asked.push(path);
        return path.split('/').includes('node_modules');
      },
    });
    expect(asked).toEqual(['pkg', 'pkg/node_modules']);
    expect(paths).toEqual(['.git/config', 'node_modules/pkg/a.js', 'node_modules/pkg/lib/b.js']);
    expect(skipped).toEqual({ 'ignored-directory': 1 });
  });

  test('lets the event loop turn when scanning takes long', async () => {
    write('a');
    write('b');
    const contents = makeSource(['.']).contents()[Symbol.asyncIterator]();
    await contents.next();
    let fired = false;
    setImmediate(() => (fired = true));
    for (const end = performance.now() + 150; performance.now() < end;);
    await contents.next();
    expect(fired).toBe(true);
  });

  test('copes with more entries in a folder than a call may have arguments', async () => {
    write('wide/0', 'first');
    const { readdirSync } = fs;
    const [dirent] = readdirSync(join(cwd, 'wide'), { withFileTypes: true, encoding: 'buffer' });
    const restore = patch('readdirSync', () => Array(300_000).fill(dirent));
    try {
      const contents = makeSource(['wide']).contents()[Symbol.asyncIterator]();
      expect((await contents.next()).value).toMatchObject({ path: 'wide/0', size: 5 });
      await contents.return?.();
    } finally {
      restore();
    }
  });

  test.runIf(process.platform === 'linux')('reads files whose names are not UTF-8', async () => {
    const folder = Buffer.from(`${cwd}/d\xff`, 'latin1');
    mkdirSync(folder);
    writeFileSync(Buffer.concat([folder, Buffer.from('/f')]), 'in folder');
    writeFileSync(Buffer.from(`${cwd}/d\xfe`, 'latin1'), 'file');
    const { texts } = await scan(['.']);
    expect(texts).toEqual([
      ['d\uFFFD', 'file'],
      ['d\uFFFD/f', 'in folder'],
    ]);
  });

  test.runIf(onPosix)('takes odd names as they are', async () => {
    for (const name of ['-', '--help', 'new\nline', 'back\\slash', '*', '...', ' ']) write(name);
    const { texts } = await scan(['.']);
    expect(texts.map(([path]) => path)).toEqual([
      ' ',
      '*',
      '-',
      '--help',
      '...',
      'back\\slash',
      'new\nline',
    ]);
    for (const [path, text] of texts) expect(text).toBe(path);
    expect((await scan(['...', './-'])).paths).toEqual(['-', '...']);
  });
});

describe('symbolic links', () => {
  test('are counted and not followed below a folder', async () => {
    write('real/a.txt');
    writeFileSync(join(base, 'outside.txt'), 'outside');
    symlinkSync('..', join(cwd, 'real/loop'), 'junction');
    symlinkSync(join(base, 'outside.txt'), join(cwd, 'real/escape'));
    symlinkSync('nowhere', join(cwd, 'real/dangling'));
    const { paths, skipped, problems } = await scan(['.']);
    expect(paths).toEqual(['real/a.txt']);
    expect(skipped).toEqual({ symlink: 3 });
    expect(problems).toEqual([]);
  });

  test('given as arguments are followed under their own name', async () => {
    write('real/a.txt', 'content');
    symlinkSync('real', join(cwd, 'folder'));
    symlinkSync('real/a.txt', join(cwd, 'file'));
    const { texts } = await scan(['folder', 'file']);
    expect(texts).toEqual([
      ['file', 'content'],
      ['folder/a.txt', 'content'],
    ]);
    expect((await scan(['.', 'file'])).paths).toEqual(['real/a.txt', 'file']);
  });

  test('to nothing are counted: git stores such links and lint-staged passes them', async () => {
    symlinkSync('nowhere', join(cwd, 'dangling'));
    const { paths, skipped, problems } = await scan(['dangling', 'dangling']);
    expect({ paths, skipped, problems }).toEqual({
      paths: [],
      skipped: { symlink: 1 },
      problems: [],
    });
  });

  test.runIf(onPosix)('are followed before `..` goes up', async () => {
    mkdirSync(join(base, 'far/inner'), { recursive: true });
    writeFileSync(join(base, 'far/secret'), 'the right one');
    write('secret', 'the wrong one');
    symlinkSync(join(base, 'far/inner'), join(cwd, 'link'));
    const { texts } = await scan(['link/../secret']);
    expect(texts).toEqual([['../far/secret', 'the right one']]);
  });

  test.runIf(onPosix)('that lead in circles are a problem', async () => {
    symlinkSync('circle', join(cwd, 'circle'));
    const { problems } = await scan(['circle']);
    expect(problems).toMatchObject([{ code: 'unreadable-file', path: 'circle' }]);
  });
});

describe('arguments', () => {
  test('are scanned once however often and however they are given', async () => {
    write('src/a.ts');
    write('src/b.ts');
    const everything = [
      'src/a.ts',
      './src/a.ts',
      join(cwd, 'src/a.ts'),
      'src',
      'src/',
      '.',
      '-',
      '-',
    ];
    const { paths } = await scan(everything, { stdin: chunksOf('x') });
    expect(paths.toSorted()).toEqual(['-', 'src/a.ts', 'src/b.ts']);
  });

  test('may be many thousands', async () => {
    const paths = Array.from({ length: 20_000 }, (_, i) => join(cwd, `file${i}`));
    for (const path of paths) writeFileSync(path, '');
    expect((await scan(paths)).paths).toHaveLength(20_000);
  });

  test.each([['missing'], ['present/below'], ['']])(
    'that do not exist stop the run before anything is read: %j',
    async (missing) => {
      write('present');
      const contents = makeSource(['present', missing]).contents()[Symbol.asyncIterator]();
      const error = await contents.next().catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(ScanError);
      expect(error).toMatchObject({
        status: 2,
        message: `no such file or folder: ${missing === '' ? '""' : missing}`,
      });
    },
  );

  test('are needed', async () => {
    await expect(scan([])).rejects.toThrow(new ScanError('no file or folder given'));
  });
});

describe('standard input', () => {
  test('is read for -, with neither path nor size', async () => {
    const source = makeSource(['-'], { stdin: chunksOf('one ', 'two') });
    const contents: Content[] = [];
    for await (const item of source.contents()) {
      if (!('type' in item)) contents.push({ ...item, body: Buffer.from(await textOf(item)) });
    }
    expect(contents).toEqual([{ kind: 'stdin', body: Buffer.from('one two') }]);
    expect(source.facts().scope).toBe('standard input');
  });

  test.runIf(onPosix)('is what /dev/stdin and /dev/fd/0 mean', async () => {
    const paths = ['/dev/stdin', '-', '/dev/fd/0'];
    const { texts, problems } = await scan(paths, { stdin: chunksOf('once') });
    expect({ texts, problems }).toEqual({ texts: [['-', 'once']], problems: [] });
  });

  test('that breaks is a problem after what was read', async () => {
    const { texts, problems } = await scan(['-'], { stdin: broken() });
    expect(texts).toEqual([['-', 'start']]);
    expect(problems).toMatchObject([
      { code: 'unreadable-file', message: 'cannot read standard input: i/o error' },
    ]);
  });
});

describe('large files', () => {
  test('come whole up to the limit and in bounded chunks above it', async () => {
    const bytes = Buffer.alloc(WHOLE_CONTENT_LIMIT + 1, 'abcdefg');
    write('at-limit', bytes.subarray(1));
    write('over-limit', bytes);
    const bodies = new Map<string | undefined, Uint8Array[]>();
    for await (const item of makeSource(['.']).contents()) {
      if ('type' in item) throw new Error(item.message);
      if (item.body instanceof Uint8Array) bodies.set(item.path, [item.body]);
      else {
        const chunks: Uint8Array[] = [];
        // All chunks are kept to the end: none may be overwritten by a later one.
        for await (const chunk of item.body) chunks.push(chunk);
        bodies.set(item.path, chunks);
        expect(item.size).toBe(bytes.length);
      }
    }
    expect(bodies.get('at-limit')).toHaveLength(1);
    expect(bytes.subarray(1).equals(bodies.get('at-limit')?.[0] ?? Buffer.alloc(0))).toBe(true);
    const chunks = bodies.get('over-limit') ?? [];
    expect(chunks.map((chunk) => chunk.length)).toEqual([...Array(4).fill(1024 * 1024), 1]);
    expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
  });

  test.each([
    ['grow', (path: string) => appendFileSync(path, 'more')],
    ['shrink', (path: string) => truncateSync(path, WHOLE_CONTENT_LIMIT)],
  ])('that %s while they stream are a problem', async (_, change) => {
    write('big', Buffer.alloc(2 * WHOLE_CONTENT_LIMIT));
    const problems: Problem[] = [];
    for await (const item of makeSource(['big']).contents()) {
      if ('type' in item) problems.push(item);
      else {
        let first = true;
        for await (const chunk of item.body as AsyncIterable<Uint8Array>) {
          if (first) change(join(cwd, 'big'));
          first = false;
          expect(chunk.length).toBeGreaterThan(0);
        }
      }
    }
    expect(problems).toMatchObject([
      { code: 'unreadable-file', path: 'big', message: 'big changed while it was read' },
    ]);
  });

  test('may be left unread or half read', async () => {
    write('a', Buffer.alloc(2 * WHOLE_CONTENT_LIMIT));
    write('b', Buffer.alloc(2 * WHOLE_CONTENT_LIMIT));
    write('c', 'small');
    const seen: string[] = [];
    for await (const item of makeSource(['.']).contents()) {
      if ('type' in item) throw new Error(item.message);
      seen.push(item.path ?? '');
      if (item.path === 'b') {
        for await (const chunk of item.body as AsyncIterable<Uint8Array>) {
          expect(chunk.length).toBeGreaterThan(0);
          break;
        }
      }
    }
    expect(seen).toEqual(['a', 'b', 'c']);
  });
});

describe('files that change during the scan', () => {
  const moments: [string, (path: string) => void, string][] = [
    ['vanish', unlinkSync, 'no such file or directory'],
    ['become a link', (path) => replace(path, () => symlinkSync('first', path)), 'symbolic link'],
    [
      'become a FIFO',
      (path) => replace(path, () => spawnSync('mkfifo', [path])),
      'it is no longer a file',
    ],
  ];

  test.runIf(onPosix).each(moments)('and %s are a problem', async (_, change, reason) => {
    for (const name of ['first', 'second', 'third']) write(name);
    const items: (Content | Problem)[] = [];
    for await (const item of makeSource(['.']).contents()) {
      items.push(item);
      if (item.path === 'first') change(join(cwd, 'second'));
    }
    expect(items).toMatchObject([
      { kind: 'file', path: 'first' },
      { code: 'unreadable-file', path: 'second' },
      { kind: 'file', path: 'third' },
    ]);
    const [, problem] = items as [Content, Problem];
    expect(problem.message).toContain('cannot read second: ');
    expect(problem.message).toContain(reason);
  });

  test.each([
    ['grow', (fd: number) => fs.writeSync(fd, 'more', 6), 'before'],
    ['shrink', (fd: number) => fs.ftruncateSync(fd, 3), 'bef'],
  ])('and %s between looking and reading are a problem', async (_, change, read) => {
    write('file', 'before');
    const { fstatSync } = fs;
    const restore = patch('fstatSync', (fd: number) => {
      const stats = fstatSync(fd);
      const writable = openSync(join(cwd, 'file'), 'r+');
      change(writable);
      closeSync(writable);
      return stats;
    });
    try {
      const items: (Content | Problem)[] = [];
      for await (const item of makeSource(['file']).contents()) items.push(item);
      expect(items).toMatchObject([
        { kind: 'file', size: read.length, body: Buffer.from(read) },
        { code: 'unreadable-file', path: 'file', message: 'file changed while it was read' },
      ]);
    } finally {
      restore();
    }
  });
});

describe.runIf(onPosix)('what cannot be read', () => {
  test('is a problem, and the rest is scanned', async () => {
    write('closed-folder/a');
    write('closed-file');
    write('open');
    fs.chmodSync(join(cwd, 'closed-folder'), 0);
    fs.chmodSync(join(cwd, 'closed-file'), 0);
    const { paths, problems } = await withoutPrivileges(() => scan(['.']));
    fs.chmodSync(join(cwd, 'closed-folder'), 0o755);
    expect(paths).toEqual(['open']);
    expect(problems).toEqual([
      {
        type: 'problem',
        code: 'unreadable-file',
        path: 'closed-file',
        message: 'cannot read closed-file: permission denied',
      },
      {
        type: 'problem',
        code: 'unreadable-file',
        path: 'closed-folder',
        message: 'cannot read closed-folder: permission denied',
      },
    ]);
  });

  test('is a problem when it is an argument too', async () => {
    write('closed/a');
    fs.chmodSync(join(cwd, 'closed'), 0);
    const { problems } = await withoutPrivileges(() => scan(['closed/a', 'closed']));
    fs.chmodSync(join(cwd, 'closed'), 0o755);
    expect(problems.map(({ code, path }) => [code, path])).toEqual([
      ['unreadable-file', 'closed/a'],
      ['unreadable-file', 'closed'],
    ]);
    fs.chmodSync(cwd, 0);
    expect((await withoutPrivileges(() => scan(['.']))).problems).toMatchObject([{ path: '.' }]);
  });

  test('because it is no file is a problem only if it was asked for', async () => {
    spawnSync('mkfifo', [join(cwd, 'fifo')]);
    const server = createServer().listen(join(cwd, 'socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    write('file');
    expect(await scan(['.'])).toEqual({
      texts: [['file', 'file']],
      paths: ['file'],
      problems: [],
      skipped: {},
    });
    const { problems } = await scan(['fifo', 'socket', '/dev/zero']);
    server.close();
    expect(problems.map(({ code, path }) => [code, path])).toEqual([
      ['unreadable-file', 'fifo'],
      ['unreadable-file', 'socket'],
      ['unreadable-file', '/dev/zero'],
    ]);
  });

  test('but is an open descriptor is read to its end: <(command)', async () => {
    const fifo = join(cwd, 'fifo');
    spawnSync('mkfifo', [fifo]);
    const writer = spawn('sh', ['-c', `{ printf one; sleep 0.1; printf two; } > '${fifo}'`]);
    const closed = once(writer, 'close');
    const fd = openSync(fifo, 'r');
    const { texts, problems } = await scan([`/dev/fd/${fd}`]);
    closeSync(fd);
    await closed;
    expect(problems).toEqual([]);
    expect(texts).toEqual([[`/dev/fd/${fd}`, 'onetwo']]);
  });

  test.runIf(process.platform === 'linux')('is not what claims to be empty', async () => {
    const { texts, problems } = await scan(['/proc/version']);
    expect(problems).toEqual([]);
    expect(texts[0]?.[1]).toMatch(/^Linux version /);
  });
});
