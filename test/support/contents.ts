/** What a source gives, read to the end. */

import type { Content, ContentKind } from '../../src/content.ts';
import type { Problem } from '../../src/error.ts';
import type { Source } from '../../src/source/source.ts';

export interface ReadContent {
  readonly kind: ContentKind;
  readonly oid: string | undefined;
  readonly path: string | undefined;
  readonly text: string;
}

export interface ReadSource {
  readonly contents: readonly ReadContent[];
  readonly problems: readonly Problem[];
  /** The texts of all contents of a kind, sorted. */
  texts(kind: ContentKind): string[];
}

export async function readSource(source: Source): Promise<ReadSource> {
  const contents: ReadContent[] = [];
  const problems: Problem[] = [];
  for await (const item of source.contents()) {
    if ('type' in item) {
      if (item.type === 'problem') problems.push(item);
    } else {
      contents.push({
        kind: item.kind,
        oid: item.oid,
        path: item.path,
        text: (await bytesOf(item)).toString('utf8'),
      });
    }
  }
  return {
    contents,
    problems,
    texts: (kind) =>
      contents
        .filter((content) => content.kind === kind)
        .map(({ text }) => text)
        .toSorted(),
  };
}

export async function bytesOf({ body }: Pick<Content, 'body'>): Promise<Buffer> {
  if (body instanceof Uint8Array) return Buffer.from(body);
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts);
}
