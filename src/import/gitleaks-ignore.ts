/**
 * Reads `.gitleaksignore` (https://github.com/gitleaks/gitleaks#gitleaksignore): a fingerprint a
 * line, `commit:path:rule:line` or, for folders, `path:rule:line`.
 */

import { quoteOdd } from '../text/quote.ts';
import type { ImportedDecision } from './places.ts';
import type { ImportReport } from './report.ts';

const ENTRY = /^(?:([0-9a-f]{7,64}):)?(.+):([^:]+):(\d{1,9})$/;

export function readGitleaksIgnore(text: string, report: ImportReport): ImportedDecision[] {
  return text.split(/\r?\n/).flatMap((raw, index) => {
    const line = raw.replace(/(?:^|\s)#.*$/, '').trim();
    if (line === '') return [];
    const [, commit, path, , number] = ENTRY.exec(line) ?? [];
    if (path === undefined) {
      report.refuse(`line ${index + 1}`, 'it is not commit:path:rule:line or path:rule:line');
      return [];
    }
    return [
      {
        name: quoteOdd(line),
        ...(commit !== undefined && { commit }),
        path: path.replaceAll('\\', '/').replace(/^\.\//, ''),
        line: Number(number),
      },
    ];
  });
}
