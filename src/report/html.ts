/**
 * One HTML file that needs nothing else: no script, no image, no font, and a content security
 * policy that would stop them if something foreign got in. It is well-formed XML as well.
 */

import type { Finding, FrameLine, Location } from '../finding.ts';
import { allowCommand, allowComment, remedy } from './advice.ts';
import { collected, type Report } from './collect.ts';
import { escapeMarkup, proseMarkup } from './markup.ts';
import { commitSummary, headState, otherPlaces, placeAndPosition } from './place.ts';
import type { CreateReporter, ReportContext } from './reporter.ts';
import { problemText, receiptLines, verdict } from './summary.ts';
import { webAddress } from './uri.ts';
import { thousands } from './words.ts';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const STYLE = `
:root { color-scheme: light dark; --line: #8886; --soft: #8882; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.3rem; } h2 { font-size: 1.1rem; margin-top: 2.5rem; } h3 { font-size: 1rem; margin: 0; }
code, pre { font: .9em/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
pre { background: var(--soft); padding: .7rem; border-radius: .3rem; overflow-x: auto; }
mark { background: #d332; color: inherit; border-bottom: 2px solid #d33; }
article { border: 1px solid var(--line); border-radius: .4rem; padding: 1rem; margin: 1rem 0; }
article p { margin: .4rem 0; }
.verdict { padding: .7rem 1rem; border-left: .3rem solid #d33; background: var(--soft); }
.verdict.clean { border-color: #2a2; } .verdict.incomplete { border-color: #d90; }
.severity { font-size: .8rem; font-weight: 600; padding: .1rem .5rem; border-radius: .3rem; background: var(--soft); }
.critical { background: #b00; color: #fff; } .high { background: #d44; color: #fff; }
.medium { background: #d90; color: #000; }
.number { opacity: .5; user-select: none; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; } dd { margin: 0; }
`;

export const createReporter: CreateReporter = collected(render);

function* render(report: Report, context: ReportContext): Iterable<string> {
  const { findings, problems, receipt } = report;
  const { clean, complete, text } = verdict(findings, problems, receipt);
  const state = complete ? (clean ? 'clean' : 'found') : 'incomplete';
  yield `<!DOCTYPE html>
<html lang="en" xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="${POLICY}" />
<meta name="viewport" content="width=device-width" />
<title>keyscan report</title>
<style>${STYLE}</style>
</head>
<body>
<h1>keyscan report</h1>
<p class="verdict ${state}">${escapeMarkup(text)}</p>
`;
  if (problems.length > 0) {
    yield '<h2>Problems</h2>\n<ul>\n';
    for (const problem of problems) {
      const hint = problem.hint === undefined ? '' : ` ${proseMarkup(problem.hint)}`;
      yield `<li>${proseMarkup(problemText(problem))}${hint}</li>\n`;
    }
    yield '</ul>\n';
  }
  if (findings.length > 0) yield '<h2>Findings</h2>\n';
  for (const finding of findings) yield article(finding, context);
  if (receipt !== undefined) {
    yield '<h2>Receipt</h2>\n<dl>\n';
    for (const { label, text: value } of receiptLines(receipt)) {
      yield `<dt>${escapeMarkup(label)}</dt><dd>${proseMarkup(value)}</dd>\n`;
    }
    yield `<dt>started</dt><dd>${new Date(context.startedAt).toISOString()}</dd>\n</dl>\n`;
  }
  yield '</body>\n</html>\n';
}

function article(finding: Finding, context: ReportContext): string {
  const { severity, location } = finding;
  const state = [headState(finding), otherPlaces(finding)].filter((text) => text !== undefined);
  return [
    '<article>',
    `<h3><span class="severity ${severity}">${severity}</span> ${escapeMarkup(finding.title)}</h3>`,
    `<p><code>${escapeMarkup(placeAndPosition(location))}</code></p>`,
    location.commit === undefined ? '' : `<p>${escapeMarkup(commitSummary(location.commit))}</p>`,
    state.length === 0 ? '' : `<p>${escapeMarkup(state.join(', '))}</p>`,
    finding.frame.length === 0 ? '' : frameMarkup(finding.frame),
    values(finding),
    ...finding.notes.map((note) => `<p>${proseMarkup(note)}</p>`),
    `<p>${proseMarkup(finding.description)}</p>`,
    steps(finding, context),
    otherLocations(finding),
    '</article>\n',
  ]
    .filter((text) => text !== '')
    .join('\n');
}

function frameMarkup(frame: readonly FrameLine[]): string {
  const width = String(frame.at(-1)?.line ?? 0).length;
  const lines = frame.map(({ line, text, mark }) => {
    const number = `<span class="number">${String(line).padStart(width)}  </span>`;
    if (mark === undefined) return number + escapeMarkup(text);
    const marked = `<mark>${escapeMarkup(text.slice(mark.start - 1, mark.end - 1))}</mark>`;
    const before = escapeMarkup(text.slice(0, mark.start - 1));
    return number + before + marked + escapeMarkup(text.slice(mark.end - 1));
  });
  return `<pre>${lines.join('\n')}</pre>`;
}

function values(finding: Finding): string {
  const rows = finding.parts.map(({ title, secret, start }) => {
    const position = `line ${start.line}, column ${start.column}`;
    return `<dt>${escapeMarkup(title)}</dt><dd><code>${escapeMarkup(secret.preview)}</code> ${position}</dd>`;
  });
  if (finding.account !== undefined) {
    rows.push(`<dt>Account</dt><dd>${escapeMarkup(finding.account)}</dd>`);
  }
  rows.push(`<dt>Fingerprint</dt><dd><code>${escapeMarkup(finding.fingerprint)}</code></dd>`);
  return `<dl>${rows.join('')}</dl>`;
}

function steps(finding: Finding, context: ReportContext): string {
  const { heading, steps: todo } = remedy(finding, context);
  const items = todo.map(({ text, command }) => {
    const code = command === undefined ? '' : `<pre>${escapeMarkup(command)}</pre>`;
    return `<li>${proseMarkup(text)}${code}</li>`;
  });
  const links = finding.references.flatMap((reference) => {
    const address = webAddress(reference);
    if (address === undefined) return [];
    const text = escapeMarkup(address);
    return [`<p><a href="${text}" rel="noopener noreferrer">${text}</a></p>`];
  });
  const comment = allowComment(finding);
  return [
    `<details><summary>${escapeMarkup(heading)}</summary>`,
    `<ol>${items.join('')}</ol>`,
    ...links,
    `<p>If it is meant to stay: <code>${escapeMarkup(allowCommand(finding, context))}</code>`,
    comment === undefined ? '' : ` or on its line <code>${escapeMarkup(comment)}</code>`,
    '</p></details>',
  ].join('');
}

function otherLocations(finding: Finding): string {
  if (finding.otherLocations.length === 0) return '';
  const items = finding.otherLocations.map((location) => `<li>${locationMarkup(location)}</li>`);
  const more = finding.otherLocationCount - items.length;
  if (more > 0) items.push(`<li>and ${thousands(more)} more</li>`);
  return `<details><summary>Other places</summary><ul>${items.join('')}</ul></details>`;
}

function locationMarkup(location: Location): string {
  const place = `<code>${escapeMarkup(placeAndPosition(location))}</code>`;
  return location.commit === undefined
    ? place
    : `${place} ${escapeMarkup(commitSummary(location.commit))}`;
}
