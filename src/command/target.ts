/** What the commands that scan have in common: how each says what it scans. */

import type { Options } from '../options/values.ts';
import type { Source } from '../source/source.ts';
import type { CommandIo } from './io.ts';
import type { ExtraReport } from './reports.ts';
import type { Settings } from './settings.ts';

/** What a command scans. */
export interface Target {
  readonly source: Source;
  /** Where settings are found. */
  readonly root: string;
  /** What reported paths are relative to. */
  readonly base: string;
  /** All there is of its kind: entries of the allow-list that match nothing are worth a remark. */
  readonly everything: boolean;
  /** Whether HEAD has no commit yet; asked when contents have been read. */
  readonly unbornHead?: () => boolean;
  /** Reports that come with the command, besides those asked for. */
  readonly reports?: readonly ExtraReport[];
}

/** Opens the target; `settings` reads the settings at a root, once. Throws `ScanError`. */
export type OpenTarget = (settings: (root: string) => Promise<Settings>) => Promise<Target>;

/** What a command's module gives: it may start work at once, before the rest is loaded. */
export type StartTarget = (options: Options, io: CommandIo) => OpenTarget;
