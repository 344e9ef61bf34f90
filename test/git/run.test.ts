import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Oid } from '../../src/content.ts';
import { gitEnvironment } from '../../src/git/hardening.ts';
import { openRepository } from '../../src/git/repository.ts';
import { Git } from '../../src/git/run.ts';
import { historySource } from '../../src/source/history.ts';
import { rangeSource } from '../../src/source/range.ts';
import { readSource } from '../support/contents.ts';
import { hashObject } from '../support/objects.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';

const created: TestRepository[] = [];
function repository(): TestRepository {
  const made = createRepository();
  created.push(made);
  return made;
}
afterEach(() => {
  for (const one of created.splice(0)) one.cleanup();
});

function gitOf(repo: TestRepository, more: Record<string, string> = {}): Git {
  return new Git({ directory: repo.dir, env: { ...repo.env, ...more } });
}

/** Puts a program named `git` in front of the PATH that does what the shell lines say. */
function fakeGit(repo: TestRepository, lines: string): Git {
  const bin = join(repo.dir, '..', 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'git'), `#!/bin/sh\n${lines}\n`);
  chmodSync(join(bin, 'git'), 0o755);
  return gitOf(repo, { PATH: `${bin}:${repo.env['PATH'] ?? ''}` });
}

describe('gitEnvironment', () => {
  const hook = {
    GIT_DIR: '/repo/.git',
    GIT_INDEX_FILE: '/repo/.git/next-index-1.lock',
    GIT_OBJECT_DIRECTORY: '/repo/.git/objects/incoming',
    GIT_ALTERNATE_OBJECT_DIRECTORIES: '/repo/.git/objects',
    GIT_QUARANTINE_PATH: '/repo/.git/objects/incoming',
  };

  it('keeps the repository of a hook, unless another one was named', () => {
    expect(gitEnvironment(hook)).toMatchObject(hook);
    expect(gitEnvironment(hook, { explicit: true })).not.toHaveProperty('GIT_INDEX_FILE');
    expect(gitEnvironment(hook, { explicit: true })).not.toHaveProperty('GIT_DIR');
  });

  it("keeps the user's configuration, where safe.directory may be", () => {
    const user = {
      GIT_CONFIG_GLOBAL: '/etc/x',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'safe.directory',
      GIT_CONFIG_VALUE_0: '*',
      GIT_CONFIG_PARAMETERS: "'a.b=c'",
      HOME: '/home/somebody',
    };
    expect(gitEnvironment(user, { explicit: true })).toMatchObject(user);
  });

  it.each([
    'GIT_EXTERNAL_DIFF',
    'GIT_PAGER',
    'GIT_EDITOR',
    'GIT_SSH_COMMAND',
    'GIT_ASKPASS',
    'GIT_TRACE',
    'GIT_TRACE2_EVENT',
    'GIT_REPLACE_REF_BASE',
    'GIT_ICASE_PATHSPECS',
    'GIT_REDIRECT_STDOUT',
    'git_pager',
    'PAGER',
    'EDITOR',
  ])('drops %s', (name) => {
    expect(gitEnvironment({ [name]: 'x' })).not.toHaveProperty(name);
  });

  it('cannot be talked out of its own settings', () => {
    expect(
      gitEnvironment({ GIT_NO_LAZY_FETCH: '0', LC_ALL: 'de_DE', GIT_ALLOW_PROTOCOL: 'ext' }),
    ).toMatchObject({ GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C', GIT_ALLOW_PROTOCOL: '' });
  });
});

/** Every way to have a program run that a configuration, an attribute or a hook knows. */
function hostile(): { repo: TestRepository; ran: () => string[] } {
  const repo = repository();
  const markers = join(repo.dir, '..', 'markers');
  mkdirSync(markers);
  repo.write('f.txt', 'one\n');
  repo.commit('first');
  repo.write('f.txt', 'two\n');
  repo.write('f.dat', 'two\n');
  repo.write('.gitattributes', '*.txt diff=evil\n*.dat filter=evil merge=evil\n');
  repo.commit('second');
  repo.git('tag', '-a', '-m', 'tag', 'v1');
  const [headers, message] = repo.git('cat-file', 'commit', 'HEAD').split('\n\n');
  const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n x\n -----END PGP SIGNATURE-----';
  const signed = hashObject(repo, `${headers}\n${signature}\n\n${message}\n`, 'commit');
  repo.git('update-ref', 'HEAD', signed);
  const program = (name: string): string => {
    const path = join(repo.dir, '..', `${name}.sh`);
    writeFileSync(path, `#!/bin/sh\ntouch '${join(markers, name)}'\n`);
    chmodSync(path, 0o755);
    return path;
  };
  const settings: Record<string, string> = {
    'core.fsmonitor': program('fsmonitor'),
    'core.hooksPath': join(repo.dir, 'hooks'),
    'core.pager': program('pager'),
    'core.editor': program('editor'),
    'core.sshCommand': program('ssh'),
    'core.askPass': program('askpass'),
    'core.alternateRefsCommand': program('alternates'),
    'pager.log': program('pager-log'),
    'pager.rev-list': 'true',
    'diff.external': program('diff-external'),
    'diff.evil.command': program('diff-command'),
    'diff.evil.textconv': program('textconv'),
    'filter.evil.clean': program('clean'),
    'filter.evil.smudge': program('smudge'),
    'filter.evil.process': program('process'),
    'merge.evil.driver': program('merge'),
    'gpg.program': program('gpg'),
    'log.showSignature': 'true',
    'credential.helper': program('credential'),
    'alias.log': `!${program('alias-log')}`,
    'alias.cat-file': `!${program('alias-cat-file')}`,
    'alias.rev-list': `!${program('alias-rev-list')}`,
    'remote.origin.url': `ext::${program('transport')}`,
    'remote.origin.promisor': 'true',
    'remote.origin.partialCloneFilter': 'blob:none',
    'remote.origin.uploadpack': program('uploadpack'),
    'extensions.partialClone': 'origin',
    'protocol.ext.allow': 'always',
    'protocol.allow': 'always',
    'uploadpack.packObjectsHook': program('pack-objects'),
  };
  // Last, so that the commands above do not run them.
  for (const [key, value] of Object.entries(settings)) repo.git('config', key, value);
  for (const hook of [
    'pre-commit',
    'post-index-change',
    'reference-transaction',
    'post-checkout',
  ]) {
    repo.write(`hooks/${hook}`, `#!/bin/sh\ntouch '${join(markers, hook)}'\n`);
    chmodSync(join(repo.dir, 'hooks', hook), 0o755);
  }
  return { repo, ran: () => readdirSync(markers) };
}

describe('a hostile repository', () => {
  it('has real teeth in this test', () => {
    const { repo, ran } = hostile();
    for (const file of ['f.txt', 'f.dat']) repo.write(file, 'three\n');
    const commands = ['status', 'diff HEAD~1 HEAD', 'log -1', `cat-file -e ${'ab'.repeat(20)}`];
    for (const command of commands) {
      spawnSync('git', command.split(' '), { cwd: repo.dir, env: { ...repo.env } });
    }
    expect(ran()).toEqual(
      expect.arrayContaining(['fsmonitor', 'process', 'diff-external', 'gpg', 'transport']),
    );
  });

  it.each([
    ['core.fsmonitor', 'false'],
    ['core.hooksPath', '/dev/null'],
    ['log.showSignature', 'false'],
  ])('has no say in %s', async (key, value) => {
    const { repo } = hostile();
    expect(await gitOf(repo).text(['config', key])).toBe(value);
    expect(await gitOf(repo).facts(['config', key])).toBe(value);
  });

  it('runs nothing while its history and a range of it are scanned', async () => {
    const { repo, ran } = hostile();
    // In a worktree that looks changed, and with an object to fetch.
    for (const file of ['f.txt', 'f.dat']) repo.write(file, 'three\n');
    const opened = await openRepository({ directory: repo.dir, env: repo.env });
    for (const source of [
      historySource(opened, { unreachable: false }),
      historySource(opened, { unreachable: true }),
      await rangeSource(opened, 'HEAD~1..HEAD'),
    ]) {
      const read = await readSource(source);
      expect(read.texts('blob')).toContain('two\n');
      expect(read.problems).toEqual([]);
      const oids = new Set(read.contents.map(({ oid }) => oid as Oid));
      const places = await source.locate?.(oids);
      expect(places?.size).toBe(oids.size);
      await source.before?.({ kind: 'blob', path: 'f.txt' });
    }
    await opened.git.facts(['worktree', 'list', '--porcelain']);
    expect(ran()).toEqual([]);
  });

  it('fetches nothing for an object that is not there', async () => {
    const { repo, ran } = hostile();
    const [answer] = (
      await gitOf(repo).text(['cat-file', '--batch-check'], { input: `${'ab'.repeat(20)}\n` })
    ).split('\n');
    expect(answer).toBe(`${'ab'.repeat(20)} missing`);
    expect(ran()).toEqual([]);
  });
});

describe('Git', () => {
  it('gives exact bytes, whatever they are', async () => {
    const repo = repository();
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
    repo.write('f', bytes);
    repo.commit('first');
    expect((await gitOf(repo).output(['cat-file', 'blob', 'HEAD:f'])).equals(bytes)).toBe(true);
    expect(gitOf(repo).outputSync(['cat-file', 'blob', 'HEAD:f'])).toEqual(bytes);
  });

  it('never takes a failure for an empty answer', async () => {
    const git = gitOf(repository());
    const args = ['rev-parse', '--verify', 'nowhere'];
    const failure = { status: 3, exitStatus: 128, message: /^git rev-parse failed: [^\n]+$/ };
    const matching = { ...failure, message: expect.stringMatching(failure.message) };
    await expect(git.text(args)).rejects.toMatchObject(matching);
    await expect(git.facts(args)).rejects.toMatchObject({ message: matching.message });
    expect(() => git.outputSync(args)).toThrow(failure.message);
    await expect(git.text(args, { allow: [128] })).resolves.toBe('');
  });

  it('asks simple-git in the index of the hook', async () => {
    const repo = repository();
    repo.write('a', 'a\n');
    repo.commit('first');
    repo.write('b', 'b\n');
    const index = join(repo.dir, '.git/next-index.lock');
    const inIndex = { cwd: repo.dir, env: { ...repo.env, GIT_INDEX_FILE: index } };
    spawnSync('git', ['add', 'b'], inIndex);
    const git = gitOf(repo, { GIT_INDEX_FILE: index });
    expect(await git.facts(['ls-files'])).toBe('b');
    expect(await git.text(['ls-files'])).toBe('b');
  });

  it('says how to trust a repository of somebody else', async () => {
    const message = [
      "fatal: detected dubious ownership in repository at '/srv/some where'",
      'To add an exception for this directory, call:',
    ].join('\n');
    const git = fakeGit(repository(), `cat >&2 <<'END'\n${message}\nEND\nexit 128`);
    const expected = {
      status: 2,
      message: 'git does not trust /srv/some where: it belongs to another user',
      hint: "git config --global --add safe.directory '/srv/some where'",
    };
    await expect(git.text(['rev-parse'])).rejects.toMatchObject(expected);
    await expect(git.facts(['rev-parse'])).rejects.toMatchObject(expected);
  });

  it('says that git is too old', async () => {
    const git = fakeGit(repository(), 'echo "fatal: invalid filter-spec" >&2; exit 128');
    await expect(git.text(['rev-list'])).rejects.toMatchObject({
      hint: expect.stringContaining('git 2.32 or later'),
    });
  });

  it('keeps messages to one line without control characters', async () => {
    const git = fakeGit(
      repository(),
      "printf 'fatal: odd \\033[2J\\007 name\\nmore\\n' >&2; exit 1",
    );
    await expect(git.text(['log'])).rejects.toMatchObject({
      message: 'git log failed: odd ?[2J? name',
    });
  });

  it('tells a git that was killed from one that gave up', async () => {
    const git = fakeGit(repository(), 'kill -9 $$');
    await expect(git.text(['log'])).rejects.toMatchObject({
      status: 3,
      exitStatus: undefined,
      message: 'git log failed: ended with a signal',
    });
  });

  it('is over when it is aborted, and the process with it', async () => {
    const repo = repository();
    const pid = join(repo.dir, '..', 'pid');
    fakeGit(repo, `echo $$ > '${pid}'; exec sleep 60`);
    const controller = new AbortController();
    const git = new Git({
      directory: repo.dir,
      env: { ...repo.env, PATH: `${join(repo.dir, '..', 'bin')}:${repo.env['PATH'] ?? ''}` },
      signal: controller.signal,
    });
    const answer = git.text(['log']);
    answer.catch(() => undefined);
    await expect.poll(() => existsSync(pid)).toBe(true);
    controller.abort();
    await expect(answer).rejects.toMatchObject({
      message: 'stopped before the scan was complete',
      exitStatus: undefined,
    });
  });
});
