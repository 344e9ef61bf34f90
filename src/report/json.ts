/** One JSON document: findings, problems, receipt. json.schema.json describes it. */

import { collected, type Report } from './collect.ts';
import { findingData, problemData, receiptData, safeJson, SCHEMA_VERSION } from './data.ts';
import type { CreateReporter } from './reporter.ts';

export const createReporter: CreateReporter = collected(render);

function* render({ findings, problems, receipt }: Report): Iterable<string> {
  yield `{\n  "schemaVersion": ${SCHEMA_VERSION},\n  "findings": `;
  yield* array(findings, findingData);
  yield ',\n  "problems": ';
  yield* array(problems, problemData);
  yield `,\n  "receipt": ${receipt === undefined ? 'null' : nested(receiptData(receipt), 2)}\n}\n`;
}

/** Element by element: all findings of a long history may exceed the longest possible string. */
function* array<Item>(items: readonly Item[], toData: (item: Item) => unknown): Iterable<string> {
  let separator = '[\n    ';
  for (const item of items) {
    yield separator + nested(toData(item), 4);
    separator = ',\n    ';
  }
  yield items.length === 0 ? '[]' : '\n  ]';
}

function nested(value: unknown, depth: number): string {
  return safeJson(value, 2).replaceAll('\n', `\n${' '.repeat(depth)}`);
}
