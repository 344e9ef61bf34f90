import { describe, expect, it, vi } from 'vitest';
import type { Content } from '../../src/content.ts';
import { reveal, type Detection } from '../../src/finding.ts';
import { kernelPrefilter } from '../../src/kernel/prefilter.ts';
import { lazyDetector, type ContentDetector } from '../../src/match/lazy-detector.ts';
import type { PrefilterMaker } from '../../src/match/prefilter.ts';
import { rulesInMemory } from '../../src/match/prepare-rules.ts';
import { createCredentials } from '../support/credentials.ts';
import { ID, RULES } from './rules-for-tests.ts';

const MEGABYTE = 1024 * 1024;
const id = `TKIA${createCredentials('lazy').accessKeyId().slice(4)}`;
const filler = 'nothing to see here. '.repeat(50_000);
const file: Content = { kind: 'file', body: Buffer.from(`${filler} ${id} ${filler}`) };

function values(detections: readonly Detection[]): string[] {
  return detections.map(({ primary }) => reveal(primary.secret));
}

/** As a scan asks. */
async function detect(detector: ContentDetector, content: Content): Promise<string[]> {
  const { body } = content;
  const now = body instanceof Uint8Array ? detector.detectNow({ ...content, body }) : undefined;
  return values(now ?? (await detector.detectContent(content)));
}

async function* streamOf(bytes: number): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${id} `);
  for (let left = bytes; left > 0; left -= MEGABYTE) {
    yield await Promise.resolve(Buffer.alloc(MEGABYTE, '.'));
  }
}

const blind: PrefilterMaker = () => ({ scan: () => undefined });

describe('a detector', () => {
  it.each<[string, PrefilterMaker | undefined]>([
    ['a quicker prefilter', kernelPrefilter],
    ['none', undefined],
  ])('asks for what is quicker in a large scan only, and once, and gets %s', async (_, maker) => {
    const quickPrefilter = vi.fn(() => Promise.resolve(maker));
    const detector = lazyDetector(rulesInMemory(RULES), { now: 0, quickPrefilter });
    for (let i = 0; i < 3; i++) expect(await detect(detector, file)).toEqual([id]);
    expect(quickPrefilter).not.toHaveBeenCalled();
    for (let i = 0; i < 4; i++) expect(await detect(detector, file)).toEqual([id]);
    expect(quickPrefilter).toHaveBeenCalledOnce();
  });

  it('uses the quicker prefilter', async () => {
    const detector = lazyDetector(rulesInMemory(RULES), {
      now: 0,
      quickPrefilter: () => Promise.resolve(blind),
    });
    for (let i = 0; i < 4; i++) await detect(detector, file);
    expect(await detect(detector, file)).toEqual([]);
  });

  it.each<[string, number, number | undefined, number]>([
    ['of unknown length', 1, undefined, 1],
    ['that is large', 9, 9 * MEGABYTE, 1],
    ['that is not', 5, 5 * MEGABYTE, 0],
  ])('does so for a stream %s', async (_, megabytes, size, calls) => {
    const quickPrefilter = vi.fn(() => Promise.resolve(kernelPrefilter));
    const detector = lazyDetector(rulesInMemory([ID]), { now: 0, quickPrefilter });
    const body = streamOf(megabytes * MEGABYTE);
    const content: Content = { kind: 'file', body, ...(size === undefined ? {} : { size }) };
    expect(await detect(detector, content)).toEqual([id]);
    expect(quickPrefilter).toHaveBeenCalledTimes(calls);
  });
});
