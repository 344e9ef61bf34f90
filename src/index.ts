/**
 * The public API: the same scans as the command line, as a stream of events.
 *
 *     import { scan } from '@keyscan/cli';
 *
 *     for await (const event of scan({ command: 'files', arguments: ['src'] })) {
 *       if (event.type === 'finding') console.log(event.title, event.location.path);
 *     }
 */

import type { CommandIo } from './command/io.ts';
import { prepareScan } from './command/scan.ts';
import type { StartTarget } from './command/target.ts';
import type { ScanEvent } from './finding.ts';
import { DEFAULT_OPTIONS, type Options } from './options/values.ts';

export type { CommitFacts, ContentKind, Oid, Place, Position, Span } from './content.ts';
export { ScanError, type Problem, type ProblemCode } from './error.ts';
export type {
  Finding,
  Fingerprint,
  FrameLine,
  Location,
  Part,
  Progress,
  Receipt,
  ScanEvent,
  Secret,
} from './finding.ts';
export {
  defineRule,
  type Advice,
  type Capture,
  type Confidence,
  type Form,
  type Rule,
  type RuleId,
  type Severity,
  type Verdict,
} from './rule.ts';
export { RULES } from '../rules/index.ts';

export interface ScanRequest extends Partial<
  Pick<
    Options,
    | 'arguments'
    | 'config'
    | 'allowList'
    | 'baseline'
    | 'rules'
    | 'skipRules'
    | 'minSeverity'
    | 'minConfidence'
    | 'maxFileSize'
    | 'defaultExcludes'
    | 'unreachable'
  >
> {
  readonly command: 'history' | 'staged' | 'range' | 'files';
  /** Where to scan; default: the process's current directory. */
  readonly cwd?: string;
}

/**
 * Scans and yields everything that happens: findings, problems, progress, and the receipt last.
 * Throws `ScanError` if it cannot be done as asked.
 */
export async function* scan(request: ScanRequest): AsyncGenerator<ScanEvent> {
  const { cwd = process.cwd(), ...asked } = request;
  const options: Options = { ...DEFAULT_OPTIONS, ...asked };
  const io: CommandIo = {
    cwd,
    env: process.env,
    stdin: process.stdin,
    stdout: SILENT,
    stderr: SILENT,
    now: Date.now(),
    command: 'keyscan',
  };
  const { startTarget } = await TARGETS[request.command]();
  const { events } = await prepareScan(options, io, startTarget(options, io));
  yield* events;
}

const TARGETS: Readonly<
  Record<ScanRequest['command'], () => Promise<{ startTarget: StartTarget }>>
> = {
  history: () => import('./command/history.ts'),
  staged: () => import('./command/staged.ts'),
  range: () => import('./command/range.ts'),
  files: () => import('./command/files.ts'),
};

const SILENT = { write: (): void => {}, isTTY: false, columns: 80 };
