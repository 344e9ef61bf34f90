/** `keyscan baseline`: accepts what a scan of the history finds, so that only news is reported. */

import { ExitStatus, ScanError, type Problem } from '../error.ts';
import { acceptFindings } from '../filter/decisions.ts';
import type { Finding } from '../finding.ts';
import type { Options } from '../options/values.ts';
import { createRedactor } from '../report/redact.ts';
import type { CommandIo } from './io.ts';
import { prepareScan } from './scan.ts';
import type { OpenTarget } from './target.ts';

export async function writeBaseline(
  options: Options,
  io: CommandIo,
  open: OpenTarget,
): Promise<ExitStatus> {
  const { settings, events } = await prepareScan(options, io, open, { ignoreBaseline: true });
  const findings: Finding[] = [];
  const problems: Problem[] = [];
  // The baseline is committed, and names paths, which can hold a secret like any text.
  const redactor = createRedactor();
  let complete = false;
  for await (const event of events) {
    if (event.type === 'finding') {
      redactor.learn(event);
      findings.push(event);
    }
    if (event.type === 'problem') problems.push(event);
    if (event.type === 'receipt') complete = event.complete;
  }
  for (const problem of problems) {
    io.stderr.write(`keyscan: ${redactor.problem(problem).message}\n`);
  }
  if (!complete) {
    throw new ScanError('the baseline was not written, because the scan is incomplete', {
      status: ExitStatus.Incomplete,
      hint: 'Deal with the problems above first: what was not scanned cannot be accepted.',
    });
  }
  const { total, added, dropped } = acceptFindings(
    settings.files.baseline,
    findings.map((finding) => redactor.finding(finding)),
    settings.decisions,
  );
  io.stdout.write(
    `${settings.files.baseline.name}: ${total} accepted (${added} added, ${dropped} dropped). ` +
      'Commit it; from now on only other findings are reported.\n',
  );
  return ExitStatus.Clean;
}
