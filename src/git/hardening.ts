/**
 * The command line and environment that every git is started with. The repository may be hostile:
 * its configuration, hooks and attributes must never run anything, and nothing may be fetched.
 */

/**
 * Configuration that outranks the repository's, for safety and for speed. Programs named by the
 * other dangerous keys (textconv, external diff, filters, editors, pagers, gpg, ssh, credential
 * helpers) are run by commands, formats and options that are not used here, and by a network that
 * is shut off in the environment.
 */
export const CONFIGURATION: readonly string[] = [
  // A program that git would ask which files have changed.
  'core.fsmonitor=false',
  // Reading commands run no hook; a directory without hooks keeps it so (post-index-change).
  `core.hooksPath=${process.platform === 'win32' ? 'NUL' : '/dev/null'}`,
  // `git log` would run gpg.program on each signed commit.
  'log.showSignature=false',
  // Delta chains of more than the default of 96 MB are common, and git inflates them again and again
  // when they do not fit: 1.4 GB of blobs took 0.9 s of CPU instead of 3.9 s. The limits on mapped
  // packs make room for it: git stays under 256 MB with a pack of any size.
  'core.deltaBaseCacheLimit=128m',
  'core.packedGitWindowSize=32m',
  'core.packedGitLimit=64m',
  // Larger blobs are streamed out of a pack, unless they are deltas, and not put together in memory.
  'core.bigFileThreshold=16m',
];

/** Before the command's name: no pager, and every object as it is stored, not as refs/replace says. */
export const GLOBAL_ARGUMENTS: readonly string[] = [
  '--no-pager',
  '--no-replace-objects',
  '--literal-pathspecs',
  ...CONFIGURATION.flatMap((setting) => ['-c', setting]),
];

/** What a hook's environment says about the repository it was called for. */
const REPOSITORY_VARIABLES: readonly string[] = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_COMMON_DIR',
  // `commit -a` and `commit <path>` prepare the next commit in a temporary index.
  'GIT_INDEX_FILE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  // Objects of a push that is not accepted yet.
  'GIT_QUARANTINE_PATH',
  'GIT_SHALLOW_FILE',
  'GIT_PREFIX',
  'GIT_IMPLICIT_WORK_TREE',
];

/** Where git, its programs and the user's own configuration (with safe.directory) are. */
const USER_VARIABLES: readonly string[] = [
  'GIT_EXEC_PATH',
  'GIT_CEILING_DIRECTORIES',
  'GIT_DISCOVERY_ACROSS_FILESYSTEM',
  'GIT_CONFIG_GLOBAL',
  'GIT_CONFIG_SYSTEM',
  'GIT_CONFIG_NOSYSTEM',
  'GIT_CONFIG_PARAMETERS',
  'GIT_CONFIG_COUNT',
];
const USER_VARIABLE_PATTERN = /^GIT_CONFIG_(?:KEY|VALUE)_\d+$/;

const FIXED_VARIABLES: Readonly<Record<string, string>> = {
  // Objects that a partial clone left out are reported, not fetched. Older git knows the first
  // variable not; there the second refuses every transport.
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: '',
  GIT_TERMINAL_PROMPT: '0',
  // Scanning writes nothing, not even a refreshed index.
  GIT_OPTIONAL_LOCKS: '0',
  // .git/info/grafts would hide the real parents of a commit.
  GIT_GRAFT_FILE: '/dev/null',
  // Messages are compared with English words.
  LC_ALL: 'C',
  // Lists are written in blocks, not commit by commit.
  GIT_FLUSH: '0',
};

/**
 * Of all ambient GIT_* only those that say where repository and configuration are get through. The
 * rest can run programs (GIT_EXTERNAL_DIFF, GIT_PAGER, GIT_EDITOR, GIT_SSH*, GIT_ASKPASS,
 * GIT_PROXY_COMMAND), write elsewhere (GIT_TRACE*, GIT_REDIRECT_*) or change what commands mean
 * (GIT_*_PATHSPECS, GIT_DIFF_OPTS, GIT_NAMESPACE, GIT_REPLACE_REF_BASE, GIT_DEFAULT_HASH).
 */
export function gitEnvironment(
  ambient: NodeJS.ProcessEnv,
  options: { readonly explicit?: boolean } = {},
): Record<string, string> {
  const kept = new Set(USER_VARIABLES);
  if (options.explicit !== true) for (const name of REPOSITORY_VARIABLES) kept.add(name);
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(ambient)) {
    if (value === undefined) continue;
    // Windows does not distinguish case in names.
    const upper = name.toUpperCase();
    if (GUARDED_VARIABLES.has(upper)) continue;
    if (upper.startsWith('GIT_') && !kept.has(upper) && !USER_VARIABLE_PATTERN.test(upper))
      continue;
    env[name] = value;
  }
  return { ...env, ...FIXED_VARIABLES };
}

/** Programs that git falls back to; simple-git refuses an environment that has them. */
const GUARDED_VARIABLES: ReadonlySet<string> = new Set([
  'EDITOR',
  'VISUAL',
  'PAGER',
  'SSH_ASKPASS',
  'PREFIX',
]);
