/** What git is about to push, from the lines it writes to a pre-push hook. */

import { isOid, isZeroOid, type Oid } from '../content.ts';
import { ScanError } from '../error.ts';
import { objectTypes } from '../git/refs.ts';
import type { Repository } from '../git/repository.ts';
import { revisionsSource } from './range.ts';
import type { Source } from './source.ts';

/** Names of remotes that can stand in `--remotes=`; a push to a URL has none. */
const REMOTE_NAME = /^[A-Za-z0-9][\w.\-/]*$/;

/** `<local ref> <local id> <remote ref> <remote id>` */
const LINE = /^(.*) ([0-9a-f]+) \S+ ([0-9a-f]+)$/;

/**
 * The source for `keyscan push`. Throws `ScanError` for input that git would not write.
 * @param remote the hook's first argument: the remote's name, or its URL where it has none
 * @param stdin lines `<local ref> <local id> <remote ref> <remote id>` (githooks, pre-push)
 */
export async function pushSource(
  repository: Repository,
  remote: string,
  stdin: AsyncIterable<Uint8Array>,
): Promise<Source> {
  const heads = new Set<Oid>();
  const remotes = new Set<Oid>();
  const refs: string[] = [];
  for (const line of (await textOf(stdin)).split(/\r?\n/).filter((text) => text.trim() !== '')) {
    // What is pushed is named as the user typed it, perhaps with blanks: `:/fix that`.
    const [, localRef = '', local = '', old = ''] = LINE.exec(line) ?? [];
    if (!isOid(local) || !isOid(old)) {
      throw new ScanError('standard input is not what git writes to a pre-push hook', {
        hint: 'Run keyscan push from the hook .git/hooks/pre-push or .husky/pre-push, with its arguments "$1" "$2".',
      });
    }
    // A deleted branch pushes nothing.
    if (isZeroOid(local)) continue;
    heads.add(local);
    refs.push(localRef);
    if (!isZeroOid(old)) remotes.add(old);
  }
  // After a push from elsewhere, the remote may have commits that are not here.
  const known = await objectTypes(repository.git, remotes);
  const isNamed = REMOTE_NAME.test(remote);
  return revisionsSource(repository, {
    mode: 'push',
    // A URL may hold a password.
    scope:
      refs.length === 0
        ? 'nothing is pushed'
        : `${refs.join(', ')} to ${isNamed ? remote : 'a URL'}`,
    revisions: {
      refs: [],
      heads: [...heads],
      bases: [...known.keys()],
      ...(isNamed ? { baseRemote: remote } : {}),
    },
  });
}

async function textOf(stdin: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
