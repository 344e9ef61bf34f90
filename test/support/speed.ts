/** What the README says of speed: a few rows of the recorded run of the benchmark. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from './keyscan.ts';

const RECORD: string = join(PROJECT, 'test/bench/runs/histories.json');

interface Row {
  readonly tool: string;
  readonly wall: { readonly median: number };
  readonly cpu: { readonly median: number };
  readonly failed: boolean;
}

interface Run {
  readonly machine: { readonly cpu: string; readonly processors: number };
  readonly results: readonly {
    readonly subject: {
      readonly name: string;
      readonly facts: {
        readonly packMb: number;
        readonly commits: number;
        readonly expandedMb: number;
      };
    };
    readonly rows: readonly Row[];
  }[];
}

/** Ways of keyscan and of git that say nothing to who chooses a scanner; the record has them. */
const LEFT_OUT = /^keyscan, \d|portable|gitleaks' options|cat-file|node -e/;

/** Header and rows of a table: tools, and for each history their seconds. */
export function speeds(): { head: readonly string[]; rows: readonly (readonly string[])[] } {
  const { results } = JSON.parse(readFileSync(RECORD, 'utf8')) as Run;
  const tools = [...new Set(results.flatMap(({ rows }) => rows.map(({ tool }) => tool)))];
  return {
    head: [
      'seconds (of CPU)',
      ...results.map(({ subject: { name, facts } }) => {
        const shape = name.replace(/-\d+mb-.*$/, '');
        return `${shape}: ${facts.commits} commits, ${Math.round(facts.expandedMb)} MB`;
      }),
    ],
    rows: tools
      .filter((tool) => !LEFT_OUT.test(tool))
      .map((tool) => [
        tool,
        ...results.map(({ rows }) => {
          const row = rows.find((it) => it.tool === tool);
          if (row === undefined || row.failed) return '–';
          return `${row.wall.median.toFixed(1)} (${row.cpu.median.toFixed(1)})`;
        }),
      ]),
  };
}
