/** Objects made, staged and damaged by hand, past what git's everyday commands would do. */

import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestRepository } from './repository.ts';

/** Stores an object, well-formed or not, and returns its id. */
export function hashObject(
  repo: TestRepository,
  content: string | Uint8Array,
  type: 'blob' | 'commit' | 'tag' = 'blob',
): string {
  const args = ['hash-object', '-w', '--literally', '-t', type, '--stdin'];
  return Buffer.from(repo.gitBytes(args, content)).toString('latin1').trim();
}

/** Puts an object into the index under a name of any bytes. */
export function stagePath(repo: TestRepository, path: Buffer, oid: string, mode = '100644'): void {
  const entry = Buffer.concat([Buffer.from(`${mode} ${oid}\t`), path, Buffer.of(0)]);
  repo.gitBytes(['update-index', '-z', '--add', '--index-info'], entry);
}

/** The file of an object that is not packed. */
export function looseObject(repo: TestRepository, oid: string): string {
  return join(repo.dir, '.git/objects', oid.slice(0, 2), oid.slice(2));
}

/** Damages the end of a loose object; as a rule, its type and size can still be read. */
export function damage(repo: TestRepository, oid: string): void {
  const file = looseObject(repo, oid);
  const bytes = readFileSync(file);
  bytes.fill(0xff, Math.max(bytes.length - 200, Math.min(40, bytes.length - 12)));
  chmodSync(file, 0o644);
  writeFileSync(file, bytes);
}
