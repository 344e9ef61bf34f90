/**
 * The verdict on a run and its receipt in words, the same in every format for people. The one place
 * that may say that nothing was found.
 */

import type { Problem } from '../error.ts';
import type { Finding, Receipt, SkipReason } from '../finding.ts';
import { SEVERITIES } from '../rule.ts';
import { plain } from './text.ts';
import { count, humanBytes, humanDuration, list, thousands } from './words.ts';

export interface Verdict {
  readonly complete: boolean;
  readonly clean: boolean;
  /** One or two sentences. */
  readonly text: string;
}

/**
 * Sums up a run. The problems and the receipt must both say that nothing is missing; a run without a
 * receipt broke off.
 */
export function verdict(
  findings: readonly Pick<Finding, 'severity'>[],
  problems: readonly Problem[],
  receipt: Receipt | undefined,
): Verdict {
  const found = Math.max(findings.length, receipt?.findings ?? 0);
  const unscanned = Math.max(problems.length, receipt?.problems ?? 0);
  const complete = receipt !== undefined && receipt.complete && unscanned === 0;
  const clean = complete && found === 0;
  if (clean) return { complete, clean, text: 'No secrets found.' };
  const counts = severityCounts(findings);
  const foundText = found === 0 ? '' : `${count(found, 'finding')}${counts && `: ${counts}`}.`;
  if (complete) return { complete, clean, text: foundText };
  const consequence = found === 0 ? 'this is not an all-clear.' : 'there may be more than these.';
  const next = unscanned === 0 ? 'Scan again.' : 'Solve the problems listed here and scan again.';
  const text = `INCOMPLETE: ${missing(unscanned, receipt)}; ${consequence} ${next}`;
  return { complete, clean, text: foundText === '' ? text : `${foundText} ${text}` };
}

function missing(unscanned: number, receipt: Receipt | undefined): string {
  if (receipt === undefined) return 'the scan stopped before its end';
  if (unscanned === 0) return 'not everything was scanned';
  return `${count(unscanned, 'problem')} kept the scan from seeing everything`;
}

/** "2 critical, 1 high"; empty without findings. */
function severityCounts(findings: readonly Pick<Finding, 'severity'>[]): string {
  return SEVERITIES.flatMap((severity) => {
    const n = findings.filter((finding) => finding.severity === severity).length;
    return n === 0 ? [] : [`${thousands(n)} ${severity}`];
  }).join(', ');
}

/** One labelled line of the receipt. */
export interface ReceiptLine {
  readonly label: string;
  readonly text: string;
}

const SKIPPED: Readonly<Record<SkipReason, readonly [one: string, many: string]>> = {
  binary: ['binary content', 'binary contents'],
  'excluded-path': ['excluded path', 'excluded paths'],
  oversized: ['content over the size limit', 'contents over the size limit'],
  'lfs-pointer': [
    'LFS pointer (its content is not in git)',
    'LFS pointers (their contents are not in git)',
  ],
  submodule: ['submodule', 'submodules'],
  symlink: ['symbolic link', 'symbolic links'],
  'ignored-directory': ['ignored directory', 'ignored directories'],
};
export const SKIP_REASONS: readonly SkipReason[] = Object.keys(SKIPPED) as SkipReason[];

/** What was scanned, what was not and why, what was silenced, by which rules, in what time. */
export function receiptLines(receipt: Receipt): ReceiptLine[] {
  const lines: ReceiptLine[] = [{ label: 'scanned', text: scannedText(receipt) }];
  const skipped = SKIP_REASONS.flatMap((reason) => {
    const n = receipt.skipped[reason] ?? 0;
    return n === 0 ? [] : [count(n, ...SKIPPED[reason])];
  });
  if (skipped.length > 0) lines.push({ label: 'left out', text: list(skipped) });
  const silenced = silencedTexts(receipt.silenced);
  if (silenced.length > 0) lines.push({ label: 'silenced', text: list(silenced) });
  for (const remark of receipt.allowListRemarks) {
    lines.push({ label: 'allow-list', text: plain(remark) });
  }
  lines.push({
    label: 'rules',
    text: `${receipt.rules}, digest ${plain(receipt.rulesDigest)}, keyscan ${plain(receipt.version)}`,
  });
  lines.push({ label: 'time', text: humanDuration(receipt.elapsedMs) });
  return lines;
}

function scannedText(receipt: Receipt): string {
  const amounts = [count(receipt.contents, 'content'), humanBytes(receipt.bytes)];
  if (receipt.commits !== undefined) amounts.unshift(count(receipt.commits, 'commit'));
  if (receipt.refs !== undefined) amounts.push(count(receipt.refs, 'ref'));
  return `${plain(receipt.scope)}: ${amounts.join(', ')}`;
}

function silencedTexts(silenced: Receipt['silenced']): string[] {
  const by: readonly [number, string][] = [
    [silenced.allowList, 'by the allow-list'],
    [silenced.baseline, 'by the baseline'],
    [silenced.inline, 'by keyscan:allow comments'],
    [
      silenced.excludedPaths,
      'in excluded paths (`--no-default-excludes` shows those in lock files, minified and vendored code)',
    ],
    [silenced.notSelected, 'below --min-severity or of rules switched off'],
    [silenced.notSure, 'too uncertain (`--min-confidence low` shows them)'],
    [silenced.notNew, 'that the old version already held (`keyscan history` shows them)'],
  ];
  return by.filter(([n]) => n > 0).map(([n, text]) => `${thousands(n)} ${text}`);
}

/** A problem on one line: "a/b.txt: cannot be opened". */
export function problemText(problem: Problem): string {
  const path = problem.path === undefined ? '' : `${plain(problem.path)}: `;
  return `${path}${plain(problem.message)}`;
}
