import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { WHOLE_CONTENT_LIMIT } from '../../src/content.ts';
import { type Answer, ObjectLookup, readObjects } from '../../src/git/cat-file.ts';
import { Git } from '../../src/git/run.ts';
import { damage, hashObject } from '../support/objects.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';

const created: TestRepository[] = [];
function repository(options?: Parameters<typeof createRepository>[0]): TestRepository {
  const made = createRepository(options);
  created.push(made);
  return made;
}
afterEach(() => {
  for (const one of created.splice(0)) one.cleanup();
});

function gitOf(repo: TestRepository): Git {
  return new Git({ directory: repo.dir, env: repo.env });
}

async function bodyOf(answer: Answer): Promise<Buffer> {
  if (!('body' in answer)) throw new Error(`${answer.request} is ${answer.type}`);
  if (answer.body instanceof Uint8Array) return Buffer.from(answer.body);
  const parts: Uint8Array[] = [];
  for await (const part of answer.body) parts.push(part);
  return Buffer.concat(parts);
}

interface Read {
  readonly answer: Answer;
  /** Undefined when it was not read. */
  readonly body: Buffer | undefined;
}

async function readAll(
  git: Git,
  requests: Parameters<typeof readObjects>[1],
  wanted: (answer: Answer) => boolean = () => true,
): Promise<Read[]> {
  const read: Read[] = [];
  for await (const batch of readObjects(git, requests)) {
    for (const answer of batch) {
      const body = 'body' in answer && wanted(answer) ? await bodyOf(answer) : undefined;
      read.push({ answer, body });
    }
  }
  return read;
}

/** Text that does not compress to nothing. */
function noise(length: number, seed: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = seed;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

const lines = (...texts: readonly string[]): Buffer =>
  Buffer.from(texts.map((t) => `${t}\n`).join(''));

function pieces(bytes: Buffer, size: number): Buffer[] {
  const cut: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) cut.push(bytes.subarray(at, at + size));
  return cut;
}

describe('readObjects', () => {
  it.each([false, true])('answers in order with exact bytes (sha256: %s)', async (sha256) => {
    const repo = repository({ sha256 });
    const contents = ['', '\n', 'a\nb', '\0\xff\r\n', 'last'].map((text) =>
      Buffer.from(text, 'latin1'),
    );
    const oids = contents.map((content) => hashObject(repo, content));
    const read = await readAll(gitOf(repo), [lines(...oids)]);
    expect(read.map(({ body }) => body)).toEqual(contents);
    expect(read.map(({ answer }) => answer)).toMatchObject(
      oids.map((oid, index) => ({ type: 'blob', oid, size: contents[index]?.length, name: '' })),
    );
  });

  it('hands back the name behind the id', async () => {
    const repo = repository();
    const oid = hashObject(repo, 'x');
    const names = ['a path/with spaces', '-leading', 'two  blanks ', 'grün', ''];
    const read = await readAll(gitOf(repo), [lines(...names.map((name) => `${oid} ${name}`))]);
    expect(read.map(({ answer }) => 'name' in answer && answer.name)).toEqual(names);
  });

  it('replaces bytes of a name that are not UTF-8', async () => {
    const repo = repository();
    const oid = hashObject(repo, 'x');
    const request = Buffer.concat([Buffer.from(`${oid} a`), Buffer.of(0xff), Buffer.from('b\n')]);
    const [read] = await readAll(gitOf(repo), [request]);
    expect(read?.answer).toMatchObject({ name: 'a\ufffdb' });
  });

  it('does not care where requests are cut', async () => {
    const repo = repository();
    const oids = Array.from({ length: 300 }, (_, index) => hashObject(repo, `content ${index}`));
    const read = await readAll(gitOf(repo), pieces(lines(...oids), 7));
    expect(read.map(({ body }) => String(body))).toEqual(
      oids.map((_, index) => `content ${index}`),
    );
  });

  it('keeps bodies around every chunk and limit size exact', async () => {
    const repo = repository();
    const sizes = [65535, 65536, 65537, 200_000, 1_000_000].concat(
      [-1, 0, 1].map((difference) => WHOLE_CONTENT_LIMIT + difference),
    );
    const contents = sizes.map((size) => noise(size, size));
    const read = await readAll(gitOf(repo), [
      lines(...contents.map((content) => hashObject(repo, content))),
    ]);
    expect(read.map(({ body }, index) => body?.equals(contents[index] ?? Buffer.of()))).toEqual(
      sizes.map(() => true),
    );
    expect(read.map(({ answer }) => 'body' in answer && answer.body instanceof Uint8Array)).toEqual(
      sizes.map((size) => size <= WHOLE_CONTENT_LIMIT),
    );
  });

  it('skips what a consumer leaves of a stream', async () => {
    const repo = repository();
    const large = hashObject(repo, noise(WHOLE_CONTENT_LIMIT + 100_000, 1));
    const small = hashObject(repo, 'small');
    const seen: string[] = [];
    for await (const batch of readObjects(gitOf(repo), [lines(large, small, large, small)])) {
      for (const answer of batch) {
        if (!('body' in answer)) throw new Error('lost');
        seen.push(answer.oid);
        if (answer.body instanceof Uint8Array) continue;
        for await (const _ of answer.body) break;
      }
    }
    expect(seen).toEqual([large, small, large, small]);
  });

  it('says which objects are missing, and goes on', async () => {
    const repo = repository();
    const there = hashObject(repo, 'there');
    const gone = 'a'.repeat(40);
    const read = await readAll(gitOf(repo), [lines(`${gone} some path`, there, gone)]);
    expect(read.map(({ answer }) => answer)).toMatchObject([
      { type: 'missing', request: gone },
      { type: 'blob', oid: there },
      { type: 'missing', request: gone },
    ]);
  });

  it.each([7, 1_000_000])(
    'says which objects are corrupt, and reads all others (%i)',
    async (cut) => {
      const repo = repository();
      const oids = Array.from({ length: 40 }, (_, index) => hashObject(repo, noise(30_000, index)));
      const broken = new Set([oids[0], oids[11], oids[12], oids[39]]);
      for (const oid of broken) if (oid !== undefined) damage(repo, oid);
      const requests = pieces(lines(...oids.map((oid) => `${oid} a name`)), cut);
      const read = await readAll(gitOf(repo), requests);
      const states = read.map(({ answer, body }, index) =>
        'body' in answer ? body?.equals(noise(30_000, index)) : `${answer.type} ${answer.request}`,
      );
      expect(states).toEqual(oids.map((oid) => (broken.has(oid) ? `corrupt ${oid}` : true)));
    },
  );

  it('ends the stream of a large object that turns out to be corrupt', async () => {
    const repo = repository();
    const large = hashObject(repo, noise(WHOLE_CONTENT_LIMIT + 1_000_000, 5));
    const after = hashObject(repo, 'after');
    damage(repo, large);
    const read = await readAll(gitOf(repo), [lines(large, after)]);
    expect(read.map(({ answer }) => answer)).toMatchObject([
      { type: 'blob', oid: large },
      { type: 'corrupt', request: large },
      { type: 'blob', oid: after },
    ]);
    expect(read[0]?.body?.length).toBeLessThan(WHOLE_CONTENT_LIMIT + 1_000_000);
  });

  it('reports what the requests throw after the answers to those before', async () => {
    const repo = repository();
    const oid = hashObject(repo, 'before');
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield lines(oid);
      await Promise.resolve();
      throw new Error('listing failed');
    }
    const seen: string[] = [];
    await expect(async () => {
      for await (const batch of readObjects(gitOf(repo), failing())) {
        for (const answer of batch) seen.push(String(await bodyOf(answer)));
      }
    }).rejects.toThrow('listing failed');
    expect(seen).toEqual(['before']);
  });

  it('does not hide that there is no repository', async () => {
    const repo = repository();
    rmSync(join(repo.dir, '.git'), { recursive: true });
    await expect(readAll(gitOf(repo), [lines('a'.repeat(40))])).rejects.toMatchObject({
      message: 'not a git repository',
    });
  });

  it('can be left early', async () => {
    const repo = repository();
    const oids = Array.from({ length: 50 }, (_, index) => hashObject(repo, noise(50_000, index)));
    let closed = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield lines(...oids);
      } finally {
        closed = true;
      }
    }
    let count = 0;
    for await (const batch of readObjects(gitOf(repo), endless())) {
      count += batch.length;
      if (count > 500) break;
    }
    await expect.poll(() => closed).toBe(true);
  });
});

describe('ObjectLookup', () => {
  it('finds objects by id and by path, spaces included', async () => {
    const repo = repository();
    repo.write('a dir/a file', 'content');
    repo.commit('first');
    const lookup = new ObjectLookup(gitOf(repo));
    const byPath = await lookup.get('HEAD:a dir/a file');
    expect(String(await bodyOf(byPath))).toBe('content');
    expect(await lookup.get('HEAD:nothing here')).toEqual({
      type: 'missing',
      request: 'HEAD:nothing here',
    });
    const byId = await lookup.get(repo.git('rev-parse', 'HEAD'));
    expect(byId).toMatchObject({ type: 'commit' });
    await lookup.close();
  });

  it('finds a path that is not UTF-8', async () => {
    const repo = repository();
    const blob = hashObject(repo, 'odd');
    const path = Buffer.of(0x66, 0xe9, 0x67);
    repo.gitBytes(
      ['update-index', '-z', '--index-info'],
      Buffer.concat([Buffer.from(`100644 ${blob}\t`), path, Buffer.of(0)]),
    );
    repo.git('commit', '--quiet', '-m', 'odd');
    const lookup = new ObjectLookup(gitOf(repo));
    const found = await lookup.get(Buffer.concat([Buffer.from('HEAD:'), path]));
    expect(found).toMatchObject({ type: 'blob', oid: blob });
    await lookup.close();
  });

  it('refuses a request that would be two', async () => {
    const lookup = new ObjectLookup(gitOf(repository()));
    await expect(lookup.get('HEAD:a\nb')).rejects.toThrow(TypeError);
    await lookup.close();
  });

  it('can be closed unused', async () => {
    const lookup = new ObjectLookup(gitOf(repository()));
    await expect(lookup.close()).resolves.toBeUndefined();
  });
});
