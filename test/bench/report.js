/** What a run of the benchmark says: tables for people, a record for comparison later. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { spread } from './measure.js';

const RUNS = join(import.meta.dirname, 'runs');

/** A command line as a record may show it: nothing of the folders of the machine it was made on. */
function shown(command, places) {
  let text = command.map((word) => (/[\s'"*]/.test(word) ? `'${word}'` : word)).join(' ');
  for (const [path, name] of places) text = text.replaceAll(path, name);
  return text;
}

/**
 * What the runs of one subject come to.
 *
 * @param subject { name, directory, facts, planted? }
 * @param runs for each tool the runs of `measure`
 * @param places [path, what to write for it], longest first
 * @returns plain data; `ratio` is the tool's median over that of the first tool
 */
export function summarize(subject, tools, runs, notes, places) {
  const rows = tools.map((tool, index) => {
    const all = runs[index];
    const failed = all.some(({ status }) => !tool.accepts.includes(status));
    return {
      tool: tool.name,
      ours: tool.ours === true,
      doesLess: tool.doesLess === true,
      command: shown(tool.command, [
        [process.execPath, 'node'],
        [subject.directory, 'REPOSITORY'],
        ...places,
        [tmpdir(), 'TMP'],
        [homedir(), 'HOME'],
      ]),
      wall: spread(all.map(({ wall }) => wall)),
      cpu: spread(all.map(({ user, system }) => user + system)),
      peak: spread(all.map(({ peak }) => peak)),
      statuses: [
        ...new Set(all.map(({ status, late }) => (late ? 'given up' : `status ${status}`))),
      ],
      failed,
      findings: all.at(-1).findings,
      counters: all.at(-1).counters,
      runs: all.map(({ wall, user, system, peak, status }) => ({
        wall,
        user,
        system,
        peak,
        status,
      })),
    };
  });
  const [base] = rows;
  for (const row of rows) {
    row.ratio = Object.fromEntries(
      ['wall', 'cpu', 'peak'].map((what) => [what, row[what].median / base[what].median]),
    );
  }
  const { name, facts, planted } = subject;
  return { subject: { name, facts, planted }, notes, rows, badCases: badCases(rows, planted) };
}

/** What does not speak for keyscan, and what makes a comparison doubtful. */
function badCases(rows, planted) {
  const [base, ...others] = rows;
  const cases = [];
  if (base.findings < planted) {
    cases.push(`${base.tool}: ${base.findings} of ${planted} planted credentials found`);
  }
  for (const row of rows) {
    if (row.failed) cases.push(`${row.tool}: ${row.statuses.join(', ')}`);
    if (row.wall.max > 1.5 * row.wall.min && row.wall.max - row.wall.min > 0.05) {
      cases.push(`${row.tool}: slowest run ${times(row.wall.max / row.wall.min)} the fastest`);
    }
    if (row.ours && !row.failed && row.findings !== base.findings) {
      cases.push(`${row.tool}: ${row.findings} findings, ${base.tool}: ${base.findings}`);
    }
  }
  const names = { wall: 'wall time', cpu: 'CPU', peak: 'peak memory' };
  for (const [what, name] of Object.entries(names)) {
    const better = others.filter(
      (row) =>
        !row.failed && !(row.ours && what !== 'wall') && row.ratio[what] < 1 && !row.doesLess,
    );
    if (better.length === 0) continue;
    const list = better.map((row) => `${row.tool} (${times(row.ratio[what])})`).join(', ');
    cases.push(`less ${name} than ${base.tool}: ${list}`);
  }
  return cases;
}

function times(ratio) {
  return Number.isNaN(ratio) ? '–' : `${ratio.toFixed(ratio < 10 ? 2 : 1)}×`;
}

function seconds({ median, min, max }) {
  if (Number.isNaN(median)) return '–';
  const digits = median < 1 ? 3 : 2;
  if (min === max) return median.toFixed(digits);
  return `${median.toFixed(digits)} (${min.toFixed(digits)}–${max.toFixed(digits)})`;
}

/** Markdown: one table of the tools, one of keyscan's own counters, notes and bad cases. */
export function markdown({ subject, notes, rows, badCases: cases }) {
  const table = rows.map((row) => [
    row.tool + (row.failed ? ` (${row.statuses.join(', ')})` : ''),
    seconds(row.wall),
    seconds(row.cpu),
    Number.isNaN(row.peak.median) ? '–' : row.peak.median.toFixed(0),
    times(row.ratio.wall),
    times(row.ratio.cpu),
    times(row.ratio.peak),
    row.findings ?? '',
  ]);
  const header = ['tool', 'wall s', 'CPU s', 'peak MB', 'wall ×', 'CPU ×', 'peak ×', 'findings'];
  const parts = [`## ${subject.name}`, factsOf(subject), grid([header, ...table])];
  const counted = rows.filter(({ counters }) => counters && Object.keys(counters).length > 0);
  if (counted.length > 0) parts.push('What keyscan itself counted:', countersTable(counted));
  if (notes.length > 0) parts.push(notes.map((note) => `- ${note}`).join('\n'));
  if (cases.length > 0) parts.push('Bad cases:', cases.map((text) => `- ${text}`).join('\n'));
  return parts.join('\n\n');
}

function factsOf({ facts, planted }) {
  const words = Object.entries(facts).map(([name, value]) => `${readable(name)} ${value}`);
  if (planted !== undefined) words.push(`planted credentials ${planted}`);
  return `${words.join(', ')}.`;
}

function readable(name) {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replace(/ mb$/, ' MB');
}

/** Counters that are 0 everywhere say nothing. */
function countersTable(rows) {
  const names = [...new Set(rows.flatMap(({ counters }) => Object.keys(counters)))].filter((name) =>
    rows.some(({ counters }) => counters[name] > 0),
  );
  return grid([
    ['', ...rows.map(({ tool }) => tool)],
    ...names.map((name) => [name, ...rows.map(({ counters }) => counters[name] ?? '–')]),
  ]);
}

/** A Markdown table whose columns also line up in a terminal. */
function grid(rows) {
  const texts = rows.map((row) => row.map(String));
  const widths = texts[0].map((_, column) => Math.max(...texts.map((row) => row[column].length)));
  const line = (row) =>
    `| ${row.map((text, at) => (at === 0 ? text.padEnd(widths[at]) : text.padStart(widths[at]))).join(' | ')} |`;
  const rule = widths.map((width, at) =>
    at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [line(texts[0]), `| ${rule.join(' | ')} |`, ...texts.slice(1).map(line)].join('\n');
}

/** @param run { title, made, machine, versions, settings, results } */
export function writeRecord(name, run) {
  const versions = Object.entries(run.versions).map(([tool, version]) => `${tool} ${version}`);
  const { cpu, processors, memoryGb, system } = run.machine;
  const commands = new Map(run.results.flatMap(({ rows }) => rows.map((r) => [r.tool, r.command])));
  const text = [
    `# ${name}`,
    `\`npm run bench -- ${run.title}\`, ${run.made}. ${processors} × ${cpu}, ${memoryGb} GB, ${system}.`,
    `${versions.join(', ')}.`,
    `Medians of ${run.settings.rounds} rounds in turn, with the smallest and largest in brackets. ` +
      'The columns with × are the tool over the first row.',
    ...run.results.map(markdown),
    '## Commands',
    [...commands].map(([tool, command]) => `- ${tool}: \`${command}\``).join('\n'),
  ];
  mkdirSync(RUNS, { recursive: true });
  writeFileSync(join(RUNS, `${name}.md`), `${text.join('\n\n')}\n`);
  writeJson(join(RUNS, `${name}.json`), run);
}

export function writeJson(file, run) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ schemaVersion: 1, ...run }, undefined, 2)}\n`);
}
