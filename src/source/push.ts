/** What git is about to push, from the lines it writes to a pre-push hook. */

import { isOid, isZeroOid, type Oid } from '../content.ts';
import { ScanError } from '../error.ts';
import type { Repository } from '../git/repository.ts';
import { revisionsSource } from './range.ts';
import type { Source } from './source.ts';

/** Names of remotes that can stand in `--remotes=`; a push to a URL has none. */
const REMOTE_NAME = /^[A-Za-z0-9][\w.\-/]*$/;

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
  for (const line of (await textOf(stdin)).split('\n').filter((text) => text.trim() !== '')) {
    const [localRef = '', local = '', remoteRef = '', old = ''] = line.split(' ');
    if (!isOid(local) || !isOid(old) || remoteRef === '') {
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
  const bases = await known(repository, remotes);
  return revisionsSource(repository, {
    mode: 'push',
    scope: refs.length === 0 ? 'nothing is pushed' : `${refs.join(', ')} to ${remote}`,
    revisions: {
      refs: [],
      heads: [...heads],
      bases,
      ...(REMOTE_NAME.test(remote) ? { baseRemote: remote } : {}),
    },
  });
}

/** Of the remote's commits those that are here: after a forced push elsewhere, one may not be. */
async function known(repository: Repository, oids: ReadonlySet<Oid>): Promise<Oid[]> {
  const found: Oid[] = [];
  for (const oid of oids) {
    const type = await repository.git.text(['cat-file', '-t', oid], { allow: [128] });
    if (type === 'commit' || type === 'tag') found.push(oid);
  }
  return found;
}

async function textOf(stdin: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
