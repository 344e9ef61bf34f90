/**
 * Expressions of people's own that some text could make slow run against the clock: neither a
 * hostile file nor a hostile configuration can keep a scan from ending.
 */

import { ScanError } from '../error.ts';

/** What all of these together may take beyond `FREE_MS` a search, in milliseconds of CPU time. */
const LIMIT_MS = 10_000;

/** Searches that take no longer are not counted: there may be many. */
const FREE_MS = 0.2;

let left = LIMIT_MS;
let script: ((search: () => unknown, timeout: number) => void) | undefined;

/** A regular expression whose `exec` throws `ScanError` when the time for all of them is used up. */
export class LimitedRegExp extends RegExp {
  private readonly owner: string;

  /** @param owner the rule, for the message */
  constructor(source: string, flags: string, owner: string) {
    super(source, flags);
    this.owner = owner;
  }

  override exec(text: string): RegExpExecArray | null {
    let result: RegExpExecArray | null = null;
    const start = process.cpuUsage();
    try {
      (script ??= prepare())(
        () => {
          result = super.exec(text);
        },
        Math.max(1, Math.ceil(left)),
      );
    } catch (error) {
      // By its code alone: the error belongs to the script's context and is no `Error` of this one.
      if ((error as { code?: unknown }).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      left = 0;
    }
    left -= Math.max(0, process.cpuUsage(start).user / 1000 - FREE_MS);
    if (left > 0) return result;
    throw new ScanError(`the rule ${this.owner} takes too long to search this content`, {
      hint: 'Give repeats in its pattern that follow each other different characters, or a smaller end.',
    });
  }
}

/** A script is the one thing of which Node can interrupt a regular expression. */
function prepare(): (search: () => unknown, timeout: number) => void {
  const vm = process.getBuiltinModule('node:vm');
  const sandbox: { search?: () => unknown } = {};
  const context = vm.createContext(sandbox);
  const compiled = new vm.Script('search()');
  return (search, timeout) => {
    sandbox.search = search;
    compiled.runInContext(context, { timeout });
  };
}
