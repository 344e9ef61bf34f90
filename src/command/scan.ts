/** The commands that scan: opens the source, runs the pipeline, feeds the reports. */

import { ExitStatus } from '../error.ts';
import type { Finding, Receipt, ScanEvent } from '../finding.ts';
import { inlineComments } from '../filter/inline.ts';
import { lazyDetector } from '../match/lazy-detector.ts';
import type { PrefilterMaker } from '../match/prefilter.ts';
import type { Options } from '../options/values.ts';
import type { Reporter } from '../report/reporter.ts';
import { atLeast } from '../rule.ts';
import { scan } from '../scan.ts';
import { VERSION } from '../version.ts';
import type { CommandIo } from './io.ts';
import { openReports, silentIfClean, type Reports } from './reports.ts';
import { relativeTo } from './root.ts';
import { filtersOf, readSettings, type Ignored, type Settings } from './settings.ts';
import type { OpenTarget, Target } from './target.ts';
import { startTimings } from './timings.ts';

export interface Outcome {
  readonly status: ExitStatus;
  readonly findings: readonly Finding[];
  readonly receipt: Receipt | undefined;
  readonly settings: Settings;
}

/** A scan about to begin. */
export interface Prepared {
  readonly target: Target;
  readonly settings: Settings;
  readonly events: AsyncGenerator<ScanEvent>;
}

/** Reads the settings and puts the pipeline together. Throws `ScanError` when that cannot be done. */
export async function prepareScan(
  options: Options,
  io: CommandIo,
  open: OpenTarget,
  ignored: Ignored = {},
): Promise<Prepared> {
  let reading: Promise<Settings> | undefined;
  const settingsAt = (root: string): Promise<Settings> =>
    (reading ??= readSettings(options, io, root));
  const target = await open(settingsAt);
  const settings = await settingsAt(target.root);
  const toRoot = relativeTo(target.root, target.base);
  const events = scan({
    source: target.source,
    detector: lazyDetector(settings.rules, {
      now: io.now,
      everywhere: settings.everywhere,
      parseInline: inlineComments,
      quickPrefilter,
    }),
    filters: filtersOf(settings, options, {
      toRoot,
      everything: target.everything,
      ...ignored,
    }),
    book: settings.book,
    version: VERSION,
    rulesDigest: () => settings.digest(),
    ...(settings.maxSize === undefined ? {} : { maxSize: settings.maxSize }),
  });
  return { target, settings, events };
}

async function quickPrefilter(): Promise<PrefilterMaker | undefined> {
  const [{ supportsKernel }, { kernelPrefilter }] = await Promise.all([
    import('../kernel/kernel.ts'),
    import('../kernel/prefilter.ts'),
  ]);
  return supportsKernel() ? kernelPrefilter : undefined;
}

/** Scans and reports. Throws `ScanError` when it cannot be done at all. */
export async function runScan(options: Options, io: CommandIo, open: OpenTarget): Promise<Outcome> {
  const timings = startTimings();
  timings.mark('start');
  const { target, settings, events } = await prepareScan(options, io, open);
  timings.mark('settings');
  const openAll = async (): Promise<Reporter> => {
    const mode = target.source.mode;
    const unborn = target.unbornHead?.();
    return await openReports(
      options,
      io,
      unborn === undefined ? { mode } : { mode, unbornHead: unborn },
      target.reports,
    );
  };
  const reports: Reports = mayBeSilent(options) ? silentIfClean(openAll) : await openAll();
  const progress = await openProgress(options, io);
  const findings: Finding[] = [];
  let receipt: Receipt | undefined;
  let begun = false;
  try {
    for await (const event of events) {
      begun = true;
      timings.event(event);
      progress?.event(event);
      if (event.type === 'finding') findings.push(event);
      if (event.type === 'receipt') receipt = event;
      reports.event(event);
    }
  } catch (error) {
    // Where nothing was scanned there is nothing to report but the error itself.
    if (begun) await reports.end();
    throw error;
  } finally {
    progress?.end();
  }
  await reports.end();
  timings.mark('report');
  if (options.timings) io.stderr.write(timings.text());
  return { status: statusOf(findings, receipt, settings), findings, receipt, settings };
}

/** Whether the only report is one for people who just want to commit. */
function mayBeSilent(options: Options): boolean {
  return (
    options.command === 'staged' &&
    options.format === 'human' &&
    options.output === undefined &&
    options.reports.length === 0 &&
    !options.verbose
  );
}

async function openProgress(options: Options, io: CommandIo): Promise<Reporter | undefined> {
  if (options.command === 'staged' || !options.progress || options.quiet || !io.stderr.isTTY) {
    return undefined;
  }
  const { createProgress } = await import('../report/progress.ts');
  return createProgress({
    write: (text) => {
      io.stderr.write(text);
    },
    width: io.stderr.columns,
  });
}

/** Findings win over problems; the report says both. */
function statusOf(
  findings: readonly Finding[],
  receipt: Receipt | undefined,
  settings: Settings,
): ExitStatus {
  if (findings.some(({ severity }) => atLeast(severity, settings.failOn)))
    return ExitStatus.Findings;
  return receipt?.complete === true ? ExitStatus.Clean : ExitStatus.Incomplete;
}
