/** Writes a repository through `git fast-import`. The format: git-fast-import(1). */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { ENV, git } from '../environment.js';

/** The first commit's time; every further one is later by what the shape says. */
export const EPOCH = 1_600_000_000;

/**
 * @param directory is made, with an empty repository in it
 * @param options.depth longest delta chain that fast-import itself makes (default 50)
 * @param options.unpackLimit packs with fewer objects become loose objects (default: none do)
 */
export function startImport(directory, { depth = 50, unpackLimit = 0 } = {}) {
  mkdirSync(directory, { recursive: true });
  git(directory, 'init', '--quiet', '--initial-branch=main');
  const child = spawn(
    'git',
    ['-c', `fastimport.unpackLimit=${unpackLimit}`, 'fast-import', '--quiet', `--depth=${depth}`],
    { cwd: directory, env: ENV, stdio: ['pipe', 'ignore', 'inherit'] },
  );
  const closed = once(child, 'close');
  // An early death of git shows as its exit status below, not as a broken pipe here.
  child.stdin.on('error', () => {});
  let marks = 0;
  let pending = [];
  let size = 0;

  async function flush() {
    const block = Buffer.concat(pending);
    pending = [];
    size = 0;
    if (child.exitCode !== null) throw new Error(`git fast-import ended with ${child.exitCode}`);
    if (!child.stdin.write(block)) await Promise.race([once(child.stdin, 'drain'), closed]);
  }

  async function write(...parts) {
    for (const part of parts) {
      const bytes = typeof part === 'string' ? Buffer.from(part) : part;
      pending.push(bytes);
      size += bytes.length;
    }
    if (size > 1 << 18) await flush();
  }

  return {
    /** @returns the blob's mark: 1 for the first object written, then one more for each */
    async blob(bytes) {
      marks++;
      await write(`blob\nmark :${marks}\ndata ${bytes.length}\n`, bytes, '\n');
      return marks;
    },

    /** A blob of exactly `length` bytes that need not be in memory at once. */
    async longBlob(length, chunks) {
      marks++;
      await write(`blob\nmark :${marks}\ndata ${length}\n`);
      for (const chunk of chunks) await write(chunk);
      await write('\n');
      return marks;
    },

    /**
     * @param commit.number gives the time: `number` × `every` seconds after EPOCH
     * @param commit.changes lines of the stream: `M 100644 :5 path`, `D path`, `R from to`
     * @param commit.from mark of the first parent if it is not the branch's own last commit
     */
    async commit({ branch = 'main', number, every = 600, author = BENCH, message, ...rest }) {
      marks++;
      const when = `${EPOCH + number * every} ${rest.zone ?? '+0000'}`;
      const text = message ?? `change ${number}\n`;
      const lines = [
        `commit refs/heads/${branch}`,
        `mark :${marks}`,
        `author ${author} ${when}`,
        `committer ${author} ${when}`,
        `data ${Buffer.byteLength(text)}`,
        text,
        ...(rest.from === undefined ? [] : [`from :${rest.from}`]),
        ...(rest.merge === undefined ? [] : [`merge :${rest.merge}`]),
        ...rest.changes,
      ];
      await write(`${lines.join('\n')}\n\n`);
      return marks;
    },

    async tag(name, mark, number) {
      const message = `Release ${name}\n`;
      await write(
        `tag ${name}\nfrom :${mark}\ntagger ${BENCH} ${EPOCH + number * 600} +0000\n`,
        `data ${message.length}\n${message}\n`,
      );
    },

    /** A branch or lightweight tag that stays. */
    async reset(ref, mark) {
      await write(`reset ${ref}\nfrom :${mark}\n\n`);
    },

    /** What was written so far becomes a pack of its own (or loose objects). */
    async checkpoint() {
      await write('checkpoint\n\n');
    },

    async end() {
      await flush();
      child.stdin.end();
      const [status] = await closed;
      if (status !== 0) throw new Error(`git fast-import ended with ${status}`);
    },
  };
}

const BENCH = 'Bench <bench@example.com>';
