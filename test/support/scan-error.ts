/** The `ScanError` that something ends with, for tests of what it says. */

import { ScanError } from '../../src/error.ts';

/** Runs `action` and gives the error; fails if there is none, another kind, or not one line. */
export async function scanErrorOf(action: () => unknown): Promise<ScanError> {
  try {
    await action();
  } catch (error) {
    if (!(error instanceof ScanError)) throw error;
    if (/[\r\n]/.test(`${error.message}${error.hint ?? ''}`)) {
      throw new Error(`more than one line: ${JSON.stringify(error.message)}`, { cause: error });
    }
    return error;
  }
  throw new Error('expected a ScanError, and there was no error');
}
