/**
 * Which paths are left out: lock files, minified bundles and vendored code by default, and what the
 * configuration excludes. The defaults are plain tests of names, since the hook checks them for
 * every finding and loads no glob library for them.
 */

type PathClass = 'lock-file' | 'minified' | 'vendored' | 'configured';

interface Exclusion {
  readonly class: PathClass;
  /** The glob of the configuration that matched. */
  readonly glob?: string;
}

/** Paths are `/`-separated and relative to the repository's root, without `/` at either end. */
export interface PathFilter {
  /** Why a path is left out, if it is. A content without a path never is. */
  excluded(path: string | undefined): Exclusion | undefined;
  /** Whether all that a folder holds is left out, so that nobody needs to walk it. */
  skipDirectory(path: string): boolean;
}

export interface PathFilterOptions {
  /** Leave out the default classes. */
  readonly defaults: boolean;
  /** Globs of the configuration and the command line, checked by `globProblem`. */
  readonly exclude: readonly string[];
}

const LOCK_FILES: ReadonlySet<string> = new Set([
  '.package-lock.json',
  'Berksfile.lock',
  'Cargo.lock',
  'Cartfile.resolved',
  'Chart.lock',
  'Gemfile.lock',
  'MODULE.bazel.lock',
  'Package.resolved',
  'Pipfile.lock',
  'Podfile.lock',
  'buildscript-gradle.lockfile',
  'bun.lock',
  'bun.lockb',
  'composer.lock',
  'conan.lock',
  'deno.lock',
  'flake.lock',
  'gems.locked',
  'go.sum',
  'go.work.sum',
  'gradle.lockfile',
  'mix.lock',
  'npm-shrinkwrap.json',
  'package-lock.json',
  'packages.lock.json',
  'paket.lock',
  'pdm.lock',
  'pixi.lock',
  'pnpm-lock.yaml',
  'poetry.lock',
  'pubspec.lock',
  'rebar.lock',
  'shard.lock',
  'stack.yaml.lock',
  'uv.lock',
  'yarn.lock',
]);

const MINIFIED = /(?:[.-]min\.(?:[cm]?js|css)|\.bundle\.(?:[cm]?js|css)|\.(?:[cm]?js|css)\.map)$/i;

/** Folders of code that somebody else wrote and a tool put there, at any depth. */
const VENDORED =
  /(?:^|\/)(?:node_modules|bower_components|jspm_packages|vendor|third[_-]party|Godeps|Carthage|Pods|site-packages|dist-packages|__pypackages__|\.yarn|\.pnpm-store)\//;

/** The filter for these options; loads the glob library only where there are globs. */
export async function createPathFilter(options: PathFilterOptions): Promise<PathFilter> {
  const byDefault = options.defaults ? defaultExclusion : (): undefined => undefined;
  if (options.exclude.length === 0) {
    return {
      excluded: (path) => (path === undefined ? undefined : byDefault(path)),
      skipDirectory: (path) => byDefault(`${path}/`) !== undefined,
    };
  }
  const { compileGlobs, wholeFolders } = await import('./globs.ts');
  const matchPath = compileGlobs(options.exclude);
  const matchFolder = compileGlobs(wholeFolders(options.exclude));
  return {
    excluded(path) {
      if (path === undefined) return undefined;
      const exclusion = byDefault(path);
      if (exclusion !== undefined) return exclusion;
      const glob = matchPath(path);
      return glob === undefined ? undefined : { class: 'configured', glob };
    },
    skipDirectory: (path) => byDefault(`${path}/`) !== undefined || matchFolder(path) !== undefined,
  };
}

/** A path that ends with `/` is a folder: only vendored ones are left out. */
function defaultExclusion(path: string): Exclusion | undefined {
  if (VENDORED.test(path)) return { class: 'vendored' };
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (LOCK_FILES.has(name)) return { class: 'lock-file' };
  if (MINIFIED.test(name)) return { class: 'minified' };
  return undefined;
}
