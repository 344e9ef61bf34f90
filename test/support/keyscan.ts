/** Runs the built `bin/keyscan.js`, as users do. */

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { TestRepository } from './repository.ts';

/** The checkout's root. */
export const PROJECT: string = join(import.meta.dirname, '../..');

export const BIN: string = join(PROJECT, 'bin/keyscan.js');

export interface Result {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly input?: string | Uint8Array;
}

export function keyscan(
  repository: Pick<TestRepository, 'dir' | 'env'>,
  args: readonly string[],
  options: RunOptions = {},
): Result {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [BIN, ...args], {
    cwd: options.cwd ?? repository.dir,
    env: { ...repository.env, ...options.env },
    input: options.input ?? '',
    maxBuffer: 256 * 1024 * 1024,
    timeout: 120_000,
  });
  if (error !== undefined) throw error;
  return { status, stdout: stdout.toString('utf8'), stderr: stderr.toString('utf8') };
}

/** What tests look at in the JSON report. */
export interface JsonFinding {
  readonly ruleId: string;
  readonly severity: string;
  readonly path?: string;
  readonly kind: string;
  readonly startLine: number;
  readonly fingerprint: string;
  readonly preview: string;
  readonly atHead?: boolean;
  readonly tag?: string;
  readonly otherLocationCount: number;
  readonly commit?: { readonly oid: string; readonly author: string; readonly subject: string };
  readonly parts: readonly { readonly ruleId: string; readonly startLine: number }[];
}

export interface JsonReport {
  readonly findings: readonly JsonFinding[];
  readonly problems: readonly { readonly code: string; readonly message: string }[];
  readonly receipt: {
    readonly complete: boolean;
    readonly contents: number;
    readonly silenced: Readonly<Record<string, number>>;
    readonly skipped: Readonly<Record<string, number>>;
    readonly allowListRemarks: readonly string[];
  };
}

/** The JSON report of a run, with its status. */
export function keyscanJson(
  repository: Pick<TestRepository, 'dir' | 'env'>,
  args: readonly string[],
  options: RunOptions = {},
): JsonReport & { readonly status: number | null } {
  const result = keyscan(repository, [...args, '--format', 'json'], options);
  try {
    return { ...(JSON.parse(result.stdout) as JsonReport), status: result.status };
  } catch (error) {
    throw new Error(`no JSON report (status ${result.status}): ${result.stderr}`, { cause: error });
  }
}
