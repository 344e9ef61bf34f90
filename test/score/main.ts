/** Prints how well the built-in rules do on the labelled cases: `npm run score`. */

import { parseArgs } from 'node:util';
import { KINDS } from './cases.ts';
import { cleanCases } from './clean.ts';
import { leakyCases } from './leaky.ts';
import { figuresOf, ofKind, tally, worst, type Figures, type Tally } from './tally.ts';
import { writtenCases } from './written.ts';

const WORST = 20;

const { values } = parseArgs({
  options: {
    failures: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});

const started = performance.now();
const only = values.only;
const cases = [...leakyCases(), ...cleanCases(), ...writtenCases()].filter(
  ({ name }) => only === undefined || name.includes(only),
);
const all = tally(cases);
print(`${cases.length} texts, ${cases.filter(({ planted }) => planted.length === 0).length} clean`);
print(`${all.results.length} secrets, ${Math.round(performance.now() - started)} ms\n`);
print(row('', 'precision', 'recall', 'F1', 'named', 'found', 'of', 'false alarms'));
print(line('all', figuresOf(all)));
for (const kind of KINDS) print(line(kind, figuresOf(ofKind(all, kind))));
printWorst('Formats', all, {
  result: (result) => result.case.format,
  alarm: (alarm) => alarm.case.format,
});
printWorst(
  'Issuers',
  { ...all, falseAlarms: [] },
  { result: ({ planted }) => planted.from, alarm: () => '' },
);
printWorst(
  'Rules',
  { ...all, results: all.results.filter(({ foundBy }) => foundBy !== undefined) },
  { result: ({ foundBy }) => foundBy ?? '', alarm: ({ ruleId }) => ruleId },
);
if (values.failures) printFailures(all);

function printWorst(title: string, counted: Tally, key: Parameters<typeof worst>[1]): void {
  const rows = worst(counted, key).filter(({ figures }) => figures.f1 < 1);
  print(`\n${title}, the worst ${Math.min(rows.length, WORST)} of ${rows.length} below 100 %`);
  for (const { key: name, figures } of rows.slice(0, WORST)) print(line(name, figures));
}

function printFailures({ results, falseAlarms }: Tally): void {
  print('\nMissed');
  for (const { case: one, planted, foundBy } of results) {
    if (foundBy === undefined) print(`  ${one.name} (${one.path}): ${planted.secret}`);
  }
  print('\nFalse alarms');
  for (const { case: one, ruleId, value } of falseAlarms) {
    print(`  ${one.name} (${one.path}): ${ruleId} ${value}`);
  }
}

function line(name: string, figures: Figures): string {
  const { precision, recall, f1, named, found, planted, falseAlarms } = figures;
  return row(
    name,
    percent(precision),
    percent(recall),
    percent(f1),
    percent(named),
    found,
    planted,
    falseAlarms,
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function row(name: string, ...cells: readonly (string | number)[]): string {
  return name.slice(0, 40).padEnd(42) + cells.map((cell) => String(cell).padStart(12)).join('');
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
