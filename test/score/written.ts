/** The cases written by hand in the corpus, of which a file each group. */

import { join } from 'node:path';
import { readCorpus } from '../support/corpus.ts';
import type { ScoreCase } from './cases.ts';
import { kindOfRule } from './tally.ts';

const CORPUS = join(import.meta.dirname, '../../corpus');

export function writtenCases(): ScoreCase[] {
  return ['clean', 'leaky']
    .flatMap((folder) => readCorpus(join(CORPUS, folder)))
    .map(({ name, path, bytes, now, expected }) => ({
      name,
      path,
      format: name.slice(0, name.indexOf('/')),
      bytes,
      now,
      planted: expected.map(({ ruleId, secret }) => ({
        kind: kindOfRule(ruleId),
        secret,
        from: ruleId,
      })),
    }));
}
