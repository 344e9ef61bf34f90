/** The cases written by hand in the corpus. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCases, readCorpus, type CorpusCase } from '../support/corpus.ts';
import type { ScoreCase } from './cases.ts';
import { kindOfRule } from './tally.ts';

const CORPUS = join(import.meta.dirname, '../../corpus');

/** All cases of `corpus/clean` and `corpus/leaky`. */
export function writtenCases(): ScoreCase[] {
  return ['clean', 'leaky']
    .map((folder) => join(CORPUS, folder))
    .flatMap((folder) => [...readCorpus(folder), ...readLineCases(folder)])
    .map(({ name, path, bytes, now, expected }) => ({
      name,
      path,
      format: path.slice(path.lastIndexOf('.') + 1).toLowerCase(),
      bytes,
      now,
      planted: expected.map(({ ruleId, secret }) => ({
        kind: kindOfRule(ruleId),
        secret,
        from: ruleId,
        ruleId,
      })),
    }));
}

/** Cases of one line: `path | text`, where `\\n` ends a line; `# why` above those it holds for. */
function readLineCases(folder: string): CorpusCase[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.lines'))
    .flatMap((file) => {
      let why = '';
      return readFileSync(join(folder, file), 'utf8')
        .split('\n')
        .flatMap((line, at) => {
          if (line.startsWith('# ')) why = line.slice(2);
          const cut = line.indexOf(' | ');
          if (line.startsWith('# ') || cut < 0) return [];
          const text = line.slice(cut + 3).replaceAll('\\n', '\n');
          const source = `=== ${at + 1}\npath: ${line.slice(0, cut)}\nwhy: ${why}\n---\n${text}\n`;
          return readCases(file, source);
        });
    });
}
