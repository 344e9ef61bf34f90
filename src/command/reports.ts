/** Opens the reports of a run: one on stdout or in `--output`, and more with `--report`. */

import { closeSync, openSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { ScanError } from '../error.ts';
import type { ScanEvent } from '../finding.ts';
import type { Options } from '../options/values.ts';
import { loadReporter, type FormatName } from '../report/formats.ts';
import type { ReportContext, Reporter } from '../report/reporter.ts';
import { wantsColour, type CommandIo } from './io.ts';

/** A report that a command adds to those of the command line. */
export interface ExtraReport {
  readonly format: FormatName;
  /** The file to add it to; standard output if absent. */
  readonly appendTo?: string;
}

/** Width of reports that go to a file. */
const FILE_WIDTH = 100;

/** Narrower terminals get lines broken by themselves. */
const MIN_WIDTH = 40;

/**
 * A report that is opened at the first event that people must see, and never if there is none: a
 * clean commit says nothing, so its hook need not load what would say it.
 */
export function silentIfClean(open: () => Promise<Reporter>): Reports {
  const held: ScanEvent[] = [];
  return {
    event: (event) => {
      held.push(event);
    },
    async end() {
      const isClean = held.every(
        (event) =>
          event.type === 'progress' ||
          (event.type === 'receipt' && event.complete && event.allowListRemarks.length === 0),
      );
      if (isClean) return;
      const reporter = await open();
      for (const event of held) reporter.event(event);
      reporter.end();
    },
  };
}

/** A reporter whose end may take its time. */
export interface Reports {
  event(event: ScanEvent): void;
  end(): void | Promise<void>;
}

/**
 * All reports as one. Files are opened before the scan begins, so that a scan of an hour does not
 * end with a report that cannot be written. Throws `ScanError` for those.
 */
export async function openReports(
  options: Options,
  io: CommandIo,
  facts: Pick<ReportContext, 'mode' | 'unbornHead' | 'linkRoot'>,
  extra: readonly ExtraReport[] = [],
): Promise<Reporter> {
  const common = {
    ...facts,
    verbose: options.verbose,
    quiet: options.quiet,
    startedAt: io.now,
    command: io.command,
  };
  const toFile = (
    file: string,
    flags: 'w' | 'a' = 'w',
  ): { context: ReportContext; close: () => void } => {
    const descriptor = openForWriting(resolve(io.cwd, file), file, flags);
    return {
      context: {
        ...common,
        colour: false,
        width: FILE_WIDTH,
        write: (text) => void writeSync(descriptor, text),
      },
      close: () => {
        closeSync(descriptor);
      },
    };
  };
  const reporters: Reporter[] = [];
  const open = async (
    format: FormatName,
    context: ReportContext,
    close?: () => void,
  ): Promise<void> => {
    const reporter = (await loadReporter(format))(context);
    reporters.push({
      event: (event) => {
        reporter.event(event);
      },
      end: () => {
        reporter.end();
        close?.();
      },
    });
  };
  if (options.output === undefined) {
    await open(options.format, {
      ...common,
      colour: wantsColour(io, io.stdout, options.color),
      width: io.stdout.isTTY ? Math.max(MIN_WIDTH, io.stdout.columns) : FILE_WIDTH,
      write: (text) => {
        io.stdout.write(text);
      },
    });
  } else {
    const { context, close } = toFile(options.output);
    await open(options.format, context, close);
  }
  for (const { format, file } of options.reports) {
    const { context, close } = toFile(file);
    await open(format, context, close);
  }
  for (const { format, appendTo } of extra) {
    if (appendTo === undefined) {
      const write = (text: string): void => {
        io.stdout.write(text);
      };
      await open(format, { ...common, colour: false, width: FILE_WIDTH, write });
    } else {
      const { context, close } = toFile(appendTo, 'a');
      await open(format, context, close);
    }
  }
  if (options.format !== 'human' || options.output !== undefined) reporters.push(problemsOn(io));
  return {
    event: (event) => {
      for (const reporter of reporters) reporter.event(event);
    },
    end: () => {
      for (const reporter of reporters) reporter.end();
    },
  };
}

function openForWriting(path: string, name: string, flags: 'w' | 'a'): number {
  try {
    return openSync(path, flags);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new ScanError(`cannot write the report ${name} (${reason})`, {
      hint: 'Name a file in a folder that exists and that you may write to.',
    });
  }
}

/** Where the report itself is for machines, people still see on stderr what went wrong. */
function problemsOn(io: CommandIo): Reporter {
  return {
    event(event: ScanEvent) {
      if (event.type !== 'problem') return;
      io.stderr.write(
        `keyscan: ${event.message}${event.hint === undefined ? '' : ` (${event.hint})`}\n`,
      );
    },
    end: () => {},
  };
}
