/**
 * The scan ledger: what a sweep has found out about packs and loose objects, so that the next one need
 * not look again. It names objects, commits and paths and holds no secret. Losing it costs time only:
 * what is damaged, or was made with other rules or settings, is as good as none.
 *
 * The file is one line with the SHA-256 of the rest, and JSON.
 */

import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Oid } from '../content.ts';
import type { CommitIntroductions } from '../git/introductions.ts';
import type { Swathe } from '../sweep/swathe.ts';

/** Where the suspects come in, for refs as they were. */
export interface Located {
  /** Digest of the refs and of the suspects. */
  readonly key: string;
  /** Newest first; only commits that introduce a suspect or are one. */
  readonly commits: readonly CommitIntroductions[];
  /** The suspects in which something was found; absent if not all of them were looked at. */
  readonly found?: readonly Oid[];
}

export interface Ledger {
  /** By the packs' keys. */
  readonly packs: Readonly<Record<string, Swathe>>;
  readonly loose: Swathe;
  readonly looseOids: readonly string[];
  readonly located?: Located;
}

const FORMAT = 3;

interface Stored extends Ledger {
  readonly keyscan: number;
  /** Of rules and settings, without which the rest means nothing. */
  readonly digest: string;
}

/** Undefined if there is none that can be relied on for these rules and settings. */
export function readLedger(path: string, digest: string): Ledger | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  const end = text.indexOf('\n');
  const body = text.slice(end + 1);
  if (end < 0 || text.slice(0, end) !== checksumOf(body)) return undefined;
  const stored = JSON.parse(body) as Stored;
  return stored.keyscan === FORMAT && stored.digest === digest ? stored : undefined;
}

/**
 * Replaces the ledger as a whole, so that a reader sees the old one or the new one and never a part.
 * Returns whether it could be written: a repository may be read-only.
 */
export function writeLedger(path: string, digest: string, ledger: Ledger): boolean {
  const stored: Stored = { keyscan: FORMAT, digest, ...ledger };
  const body = JSON.stringify(stored);
  const temporary = `${path}.${randomUUID()}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(temporary, `${checksumOf(body)}\n${body}`, { mode: 0o600, flag: 'wx' });
    renameSync(temporary, path);
    return true;
  } catch {
    discard(temporary);
    return false;
  }
}

function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Where nothing can be written there is nothing to remove.
  }
}

function checksumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
