/** Output of git in pieces that end with NUL (`-z`), where names are bytes and may hold anything. */

import type { Oid } from '../content.ts';
import type { Git, GitProcess } from './run.ts';

/**
 * Calls `take` for each piece, without its NUL. A call a piece costs a fraction of a promise a
 * piece, and there are millions. Ends with an error if git does.
 */
export async function readTokens(git: GitProcess, take: (token: Buffer) => void): Promise<void> {
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of git.stdout as AsyncIterable<Buffer>) {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      let start = 0;
      for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, start)) {
        take(bytes.subarray(start, end));
        start = end + 1;
      }
      rest = bytes.subarray(start);
    }
    if (rest.length > 0) take(rest);
    await git.exit;
  } finally {
    git.kill();
  }
}

export interface TreeEntry {
  /** Octal digits; 160000 for a submodule. */
  readonly mode: string;
  readonly oid: Oid;
  readonly path: Buffer;
}

const TAB = 0x09;

/** Calls `take` for each file below a commit's or tree's root. */
export async function readTree(
  git: Git,
  treeish: Oid,
  take: (entry: TreeEntry) => void,
): Promise<void> {
  const listing = git.start(['ls-tree', '-r', '-z', '--full-tree', treeish]);
  listing.stdin.end();
  await readTokens(listing, (token) => {
    // `<mode> <type> <id>\t<path>`
    const tab = token.indexOf(TAB);
    const [mode = '', , oid = ''] = token.toString('latin1', 0, tab).split(' ');
    take({ mode, oid: oid as Oid, path: token.subarray(tab + 1) });
  });
}
