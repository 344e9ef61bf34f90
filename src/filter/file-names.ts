/** The files in a repository that hold decisions about findings. */

export const ALLOW_LIST_FILE = '.keyscan-allow.toml';
export const BASELINE_FILE = '.keyscan-baseline.json';
