/**
 * The composition root: the only file that touches the process. Everything else gets what it needs
 * as arguments.
 */

import type { CommandIo, Terminal } from './command/io.ts';
import type { StartTarget } from './command/target.ts';
import { ExitStatus, ScanError } from './error.ts';
import type { Command } from './options/commands.ts';
import { parse } from './options/parse.ts';
import type { Options } from './options/values.ts';
import { VERSION } from './version.ts';

type ScanCommand = Exclude<Command, 'allow' | 'baseline' | 'rules' | 'explain' | 'import'>;

/** Runs the command line and returns the exit status. Never throws for wrong use or bad input. */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    const request = await parse(argv);
    if (request.type === 'help') {
      const { helpText } = await import('./options/help.ts');
      process.stdout.write(helpText(request.command));
      return ExitStatus.Clean;
    }
    if (request.type === 'version') {
      process.stdout.write(`${VERSION}\n`);
      return ExitStatus.Clean;
    }
    return await run(request.options, processIo());
  } catch (error) {
    if (!(error instanceof ScanError)) throw error;
    // On a page of a CI run people see annotations before they see the log.
    if (argv[0] === 'ci' && process.env['GITHUB_ACTIONS'] === 'true') {
      process.stdout.write(`::error title=keyscan::${escapeCommand(error)}\n`);
    }
    process.stderr.write(`keyscan: ${error.message}\n`);
    if (error.hint !== undefined) process.stderr.write(`  ${error.hint}\n`);
    return error.status;
  }
}

/** Each command is a module of its own, loaded when it is asked for. */
const TARGETS: Readonly<Record<ScanCommand, () => Promise<{ startTarget: StartTarget }>>> = {
  staged: () => import('./command/staged.ts'),
  files: () => import('./command/files.ts'),
  history: () => import('./command/history.ts'),
  range: () => import('./command/range.ts'),
  push: () => import('./command/push.ts'),
  ci: () => import('./command/ci.ts'),
};

async function run(options: Options, io: CommandIo): Promise<number> {
  switch (options.command) {
    case 'allow':
      return await (await import('./command/allow.ts')).allow(options, io);
    case 'rules':
      return await (await import('./command/rules.ts')).rules(options, io);
    case 'explain':
      return await (await import('./command/explain.ts')).explain(options, io);
    case 'import':
      return await (await import('./command/import.ts')).importFrom(options, io);
    case 'baseline': {
      const open = (await TARGETS.history()).startTarget(options, io);
      return await (await import('./command/baseline.ts')).writeBaseline(options, io, open);
    }
    case 'history':
    case 'staged':
    case 'range':
    case 'push':
    case 'ci':
    case 'files': {
      const open = (await TARGETS[options.command]()).startTarget(options, io);
      const { runScan } = await import('./command/scan.ts');
      return (await runScan(options, io, open)).status;
    }
  }
}

/** As GitHub's runner reads the message of a workflow command. */
function escapeCommand({ message, hint }: ScanError): string {
  return (hint === undefined ? message : `${message}. ${hint}`)
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A');
}

/** Streams are opened when they are used: each costs a clean commit a millisecond. */
function processIo(): CommandIo {
  return {
    cwd: process.cwd(),
    env: process.env,
    get stdin() {
      return process.stdin;
    },
    stdout: terminal(openStdout),
    stderr: terminal(() => process.stderr),
    now: Date.now(),
    // Installed in a project, it is not on the PATH.
    command: process.argv[1]?.includes('node_modules') === true ? 'npx keyscan' : 'keyscan',
  };
}

let stdoutIsOpen = false;

function openStdout(): NodeJS.WriteStream {
  if (!stdoutIsOpen) {
    stdoutIsOpen = true;
    // A reader that closes early (`keyscan | head`) is no error of ours.
    process.stdout.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  return process.stdout;
}

function terminal(stream: () => NodeJS.WriteStream): Terminal {
  return {
    write: (text) => {
      stream().write(text);
    },
    get isTTY() {
      return stream().isTTY;
    },
    get columns() {
      return stream().columns;
    },
  };
}
