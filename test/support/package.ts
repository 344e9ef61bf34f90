/** The package as npm would publish it, and commands run as a user's shell runs them. */

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT } from './keyscan.ts';

// On Windows another bash may come first on the PATH.
const BASH = process.platform === 'win32' ? String.raw`C:\Program Files\Git\bin\bash.exe` : 'bash';

export interface ShellResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export type ShellEnvironment = Readonly<Record<string, string | undefined>>;

/** Runs one line of shell, without anybody's settings for shells. */
export function shell(line: string, cwd: string, env: ShellEnvironment): ShellResult {
  const { status, stdout, stderr, error } = spawnSync(
    BASH,
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', line],
    { cwd, env, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (error !== undefined) throw error;
  return { status, stdout, stderr };
}

export interface PackedPackage {
  readonly tarball: string;
  /** Bytes, compressed. */
  readonly size: number;
  /** `/`-separated, in alphabetical order. */
  readonly files: readonly string[];
}

/** Packs what is built into a file in `folder`. */
export function packProject(folder: string): PackedPackage {
  const { status, stdout, stderr } = shell(
    `npm pack --ignore-scripts --json --pack-destination "${folder.replaceAll('\\', '/')}"`,
    PROJECT,
    process.env,
  );
  if (status !== 0) throw new Error(`npm pack: ${stderr}`);
  const [packed] = JSON.parse(stdout) as {
    filename: string;
    size: number;
    files: { path: string }[];
  }[];
  if (packed === undefined) throw new Error('npm pack has packed nothing');
  return {
    tarball: join(folder, packed.filename),
    size: packed.size,
    files: packed.files.map(({ path }) => path).toSorted(),
  };
}
