/** `keyscan history`, `range` and `push` on real repositories, through the built program. */

import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCredentials } from '../support/credentials.ts';
import { keyscan, keyscanJson, type JsonFinding } from '../support/keyscan.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';

let credentials = createCredentials('history');
let repository: TestRepository;

/** A new pair, so that findings can be told apart by their preview. */
function leak(): { text: string; preview: string } {
  const secret = credentials.secretAccessKey();
  return {
    text: `AWS_ACCESS_KEY_ID=${credentials.accessKeyId()}\nAWS_SECRET_ACCESS_KEY=${secret}\n`,
    preview: `${secret.slice(0, 4)}…${secret.slice(-2)}`,
  };
}

function previews(findings: readonly JsonFinding[]): string[] {
  return findings.map(({ preview }) => preview).toSorted();
}

beforeEach(() => {
  credentials = createCredentials('history');
  repository = createRepository();
});

afterEach(() => {
  repository.cleanup();
});

describe('keyscan history', () => {
  it('says which commit brought a secret, and whether it is still there', () => {
    const gone = leak();
    const kept = leak();
    repository.write('README.md', 'first\n');
    repository.commit('first');
    repository.write('old.env', gone.text);
    const introduced = repository.commit('add old');
    repository.write('old.env', `# note\n${gone.text}`);
    repository.commit('edit old');
    rmSync(join(repository.dir, 'old.env'));
    repository.write('new.env', kept.text);
    repository.commit('replace');
    const { status, findings, receipt } = keyscanJson(repository, ['history']);
    expect(status).toBe(1);
    expect(receipt.complete).toBe(true);
    expect(previews(findings)).toEqual([gone.preview, kept.preview].toSorted());
    const old = findings.find(({ preview }) => preview === gone.preview);
    expect(old).toMatchObject({
      path: 'old.env',
      startLine: 2,
      atHead: false,
      otherLocationCount: 1,
    });
    expect(old?.commit).toMatchObject({
      oid: introduced,
      subject: 'add old',
      author: 'Test Author',
    });
    expect(findings.find(({ preview }) => preview === kept.preview)?.atHead).toBe(true);
  });

  it('is what a bare keyscan does, from any folder, also for another repository', () => {
    repository.write('deep/er/a.env', leak().text);
    repository.commit('leak');
    expect(
      keyscanJson(repository, [], { cwd: join(repository.dir, 'deep') }).findings,
    ).toHaveLength(1);
    const elsewhere = createRepository();
    try {
      expect(keyscanJson(elsewhere, ['history', repository.dir]).findings).toHaveLength(1);
    } finally {
      elsewhere.cleanup();
    }
  });

  it('looks at everything that any ref reaches', () => {
    const planted: Record<string, string> = {};
    const plant = (name: string): string => {
      const { text, preview } = leak();
      planted[name] = preview;
      return text;
    };
    repository.write('README.md', 'first\n');
    repository.commit('first');
    repository.commit(`message\n\n${plant('commit message')}`);
    repository.git('tag', '-a', 'v1', '-m', plant('tag message'));
    repository.git('notes', 'add', '-m', plant('note'));
    repository.write('README.md', plant('older stash'));
    repository.git('stash');
    repository.write('README.md', plant('newer stash'));
    repository.git('stash');
    repository.git('switch', '-q', '-c', 'side');
    repository.write('side.env', plant('branch'));
    repository.commit('side');
    repository.git('update-ref', 'refs/remotes/origin/gone', 'HEAD');
    repository.write('remote.env', plant('remote-tracking ref'));
    repository.git('update-ref', 'refs/remotes/origin/far', repository.commit('remote'));
    repository.git('reset', '-q', '--hard', 'HEAD~1');
    const worktree = join(repository.dir, '../worktree');
    repository.git('worktree', 'add', '-q', '--detach', worktree);
    writeFileSync(join(worktree, 'detached.env'), plant('detached worktree'));
    repository.git('-C', worktree, 'add', '.');
    repository.git('-C', worktree, 'commit', '-q', '-m', 'detached');
    const { findings } = keyscanJson(repository, []);
    expect(previews(findings)).toEqual(Object.values(planted).toSorted());
    expect(
      findings
        .map(({ kind }) => kind)
        .filter((kind) => kind !== 'blob')
        .toSorted(),
    ).toEqual(['commit-message', 'tag-message']);
  });

  it('finds what only a merge holds', () => {
    repository.write('a.txt', 'a\n');
    repository.commit('a');
    repository.git('switch', '-q', '-c', 'side');
    repository.write('b.txt', 'b\n');
    repository.commit('b');
    repository.git('switch', '-q', 'main');
    repository.write('c.txt', 'c\n');
    repository.commit('c');
    repository.git('merge', '-q', '--no-commit', 'side');
    const { text, preview } = leak();
    repository.write('c.txt', text);
    const merge = repository.commit('merge');
    const { findings } = keyscanJson(repository, []);
    expect(findings.map((finding) => [finding.preview, finding.commit?.oid])).toEqual([
      [preview, merge],
    ]);
  });

  it('finds what no ref reaches only on request', () => {
    repository.write('a.txt', 'a\n');
    repository.commit('a');
    repository.write('a.txt', leak().text);
    repository.commit('leak');
    repository.git('reset', '-q', '--hard', 'HEAD~1');
    expect(keyscanJson(repository, []).findings).toEqual([]);
    const { findings } = keyscanJson(repository, ['history', '--unreachable']);
    expect(findings).toHaveLength(1);
    // The reflog still has the commit.
    expect(findings[0]?.commit).toMatchObject({ subject: 'leak' });
  });

  it('is incomplete in a shallow clone, and says what to do', () => {
    repository.write('a.txt', '1\n');
    repository.commit('one');
    repository.write('a.txt', '2\n');
    repository.commit('two');
    const clone = join(repository.dir, '../clone');
    repository.git('clone', '-q', '--depth', '1', `file://${repository.dir}`, clone);
    const result = keyscan(repository, [], { cwd: clone });
    expect(result.status).toBe(3);
    expect(result.stdout).toContain('INCOMPLETE');
    expect(result.stdout).toContain('git fetch --unshallow');
    expect(result.stdout).not.toContain('No secrets found');
  });

  it('is incomplete where an object is missing or damaged, and scans the rest', () => {
    const lost = leak();
    const kept = leak();
    repository.write('lost.env', lost.text);
    repository.write('kept.env', kept.text);
    repository.commit('both');
    const oid = repository.git('rev-parse', 'HEAD:lost.env');
    const file = join(repository.dir, '.git/objects', oid.slice(0, 2), oid.slice(2));
    rmSync(file);
    const missing = keyscanJson(repository, []);
    expect(previews(missing.findings)).toEqual([kept.preview]);
    expect(missing.problems.map(({ code }) => code)).toEqual(['missing-object']);
    expect(missing.receipt.complete).toBe(false);
    writeFileSync(file, 'not zlib');
    const corrupt = keyscanJson(repository, []);
    expect(previews(corrupt.findings)).toEqual([kept.preview]);
    // Git's listing counts what it cannot open as missing.
    expect(corrupt.problems).toHaveLength(1);
    expect(corrupt.problems[0]?.code).toMatch(/^(?:missing|corrupt)-object$/);
    expect(corrupt.status).toBe(1);
    rmSync(join(repository.dir, 'kept.env'));
  });

  it('exits with 3 and never with 0 where all that is lost is what is clean', () => {
    repository.write('lost.txt', 'clean\n');
    repository.commit('clean');
    const oid = repository.git('rev-parse', 'HEAD:lost.txt');
    rmSync(join(repository.dir, '.git/objects', oid.slice(0, 2), oid.slice(2)));
    expect(keyscan(repository, []).status).toBe(3);
  });

  it('works in an empty repository and outside of one', () => {
    expect(keyscan(repository, []).status).toBe(0);
    const outside = keyscan(repository, [], { cwd: join(repository.dir, '..') });
    expect(outside.status).toBe(2);
    expect(outside.stderr).toMatch(/^keyscan: not a git repository\n/);
  });

  it.each([true, false])('finds names of every kind (SHA-256: %s)', (sha256) => {
    const other = createRepository({ sha256 });
    try {
      const names = [
        '-dash.env',
        'new\nline.env',
        'größe/ü.env',
        'a b.env',
        '"quoted".env',
        ' .env',
      ];
      for (const name of names) other.write(name, leak().text);
      other.commit('names');
      const { findings } = keyscanJson(other, []);
      expect(findings.map(({ path = '' }) => path).toSorted()).toEqual([...names].toSorted());
    } finally {
      other.cleanup();
    }
  });

  it('reads contents and not attributes', () => {
    repository.write('.gitattributes', '* binary\n*.env diff=hide\n');
    repository.git('config', 'diff.hide.textconv', 'true');
    const utf16 = leak();
    const plain = leak();
    repository.write('a.env', plain.text);
    repository.write('b.env', Buffer.from(`\u{feff}${utf16.text}`, 'utf16le'));
    repository.commit('attributes');
    expect(previews(keyscanJson(repository, []).findings)).toEqual(
      [utf16.preview, plain.preview].toSorted(),
    );
  });

  it('runs nothing that the repository names', () => {
    repository.write('a.env', leak().text);
    repository.write('evil.sh', '#!/bin/sh\ntouch "$0.ran"\n');
    repository.commit('evil');
    repository.git('update-index', '--chmod=+x', 'evil.sh');
    const script = join(repository.dir, 'evil.sh');
    repository.git('config', 'core.fsmonitor', script);
    repository.git('config', 'core.hooksPath', repository.dir);
    repository.git('config', 'core.pager', script);
    repository.git('config', 'diff.external', script);
    repository.git('config', 'core.sshCommand', script);
    repository.write('.gitattributes', '*.env diff=evil filter=evil\n');
    repository.git('config', 'diff.evil.textconv', script);
    repository.git('config', 'diff.evil.command', script);
    repository.git('config', 'filter.evil.smudge', script);
    repository.git('config', 'log.showSignature', 'true');
    repository.git('config', 'gpg.program', script);
    for (const args of [[], ['range', 'HEAD..HEAD'], ['staged']]) keyscan(repository, args);
    expect(readdirSync(repository.dir).filter((name) => name.endsWith('.ran'))).toEqual([]);
  });
});

describe('keyscan baseline', () => {
  it('accepts what is there and reports what comes', () => {
    const old = leak();
    const fresh = leak();
    repository.write('old.env', old.text);
    repository.commit('old');
    expect(keyscan(repository, ['baseline']).status).toBe(0);
    expect(keyscan(repository, []).status).toBe(0);
    repository.write('fresh.env', fresh.text);
    repository.commit('fresh');
    const { findings, receipt } = keyscanJson(repository, []);
    expect(previews(findings)).toEqual([fresh.preview]);
    expect(receipt.silenced['baseline']).toBe(1);
  });
});

describe('keyscan range', () => {
  it('reports what the commits add, also if they remove it again', () => {
    const old = leak();
    const brief = leak();
    const kept = leak();
    repository.write('old.env', old.text);
    const base = repository.commit('base');
    repository.write('brief.env', brief.text);
    repository.commit('add');
    rmSync(join(repository.dir, 'brief.env'));
    repository.write('old.env', `# edited\n${old.text}`);
    repository.write('kept.env', kept.text);
    repository.commit('remove, edit, keep');
    const { status, findings, receipt } = keyscanJson(repository, ['range', `${base}..HEAD`]);
    expect(status).toBe(1);
    expect(previews(findings)).toEqual([brief.preview, kept.preview].toSorted());
    expect(receipt.silenced['notNew']).toBe(1);
    expect(keyscan(repository, ['range', 'HEAD..HEAD']).status).toBe(0);
  });

  it('takes a rename with edits for what it is', () => {
    const { text } = leak();
    repository.write('old.env', text);
    const base = repository.commit('base');
    repository.git('mv', 'old.env', 'new.env');
    repository.write('new.env', `# edited\n${text}`);
    repository.commit('rename and edit');
    expect(keyscanJson(repository, ['range', `${base}..HEAD`]).findings).toEqual([]);
  });

  it('reports a secret that a revert brings back', () => {
    const { text, preview } = leak();
    repository.write('a.env', text);
    repository.commit('add');
    repository.write('a.env', 'clean\n');
    const base = repository.commit('remove');
    repository.git('revert', '--no-edit', 'HEAD');
    expect(previews(keyscanJson(repository, ['range', `${base}..HEAD`]).findings)).toEqual([
      preview,
    ]);
  });

  it('refuses what is no range and names a missing revision', () => {
    repository.commit('one');
    expect(keyscan(repository, ['range', 'HEAD'])).toMatchObject({ status: 2 });
    const { status, stderr } = keyscan(repository, ['range', 'nowhere..HEAD']);
    expect(status).toBe(2);
    expect(stderr).toContain("'nowhere'");
    expect(keyscan(repository, ['range', '--', '--upload-pack=evil..HEAD']).status).toBe(2);
  });
});

describe('keyscan push', () => {
  const zero = '0'.repeat(40);

  it('scans what the remote does not have: several refs, new and deleted branches', () => {
    const remote = createRepository({ bare: true });
    try {
      repository.git('remote', 'add', 'origin', remote.dir);
      repository.write('old.env', leak().text);
      const pushed = repository.commit('old');
      repository.git('push', '-q', 'origin', 'main');
      const onMain = leak();
      repository.write('main.env', onMain.text);
      const main = repository.commit('main');
      repository.git('switch', '-q', '-c', 'side', pushed);
      const onSide = leak();
      repository.write('side.env', onSide.text);
      const side = repository.commit('side');
      const input = [
        `refs/heads/main ${main} refs/heads/main ${pushed}`,
        `refs/heads/side ${side} refs/heads/side ${zero}`,
        `(delete) ${zero} refs/heads/gone ${pushed}`,
        '',
      ].join('\n');
      const { status, findings } = keyscanJson(repository, ['push', 'origin', remote.dir], {
        input,
      });
      expect(status).toBe(1);
      expect(previews(findings)).toEqual([onMain.preview, onSide.preview].toSorted());
    } finally {
      remote.cleanup();
    }
  });

  it('has nothing to say to a deleted branch, and refuses what git does not write', () => {
    const oid = repository.commit('one');
    const input = `(delete) ${zero} refs/heads/gone ${oid}\n`;
    expect(keyscan(repository, ['push', 'origin'], { input }).status).toBe(0);
    expect(keyscan(repository, ['push', 'origin'], { input: 'hello\n' }).status).toBe(2);
  });

  it('copes with a forced push over a commit that is not here', () => {
    const { text, preview } = leak();
    repository.write('a.env', text);
    const oid = repository.commit('one');
    const input = `refs/heads/main ${oid} refs/heads/main ${'1'.repeat(40)}\n`;
    expect(previews(keyscanJson(repository, ['push', 'origin'], { input }).findings)).toEqual([
      preview,
    ]);
  });
});
