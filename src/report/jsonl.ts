/**
 * One JSON object a line, as the scan goes on: `finding`, `problem`, and at the end `receipt`. A
 * stream without a receipt broke off. The objects are those of the JSON format.
 */

import { streamed } from './collect.ts';
import { findingData, problemData, receiptData, safeJson, SCHEMA_VERSION } from './data.ts';
import type { CreateReporter } from './reporter.ts';

export const createReporter: CreateReporter = streamed(({ write }) => {
  function line(type: string, data: object): void {
    write(`${safeJson({ type, schemaVersion: SCHEMA_VERSION, ...data })}\n`);
  }
  return {
    finding: (finding) => line('finding', findingData(finding)),
    problem: (problem) => line('problem', problemData(problem)),
    receipt: (receipt) => line('receipt', receiptData(receipt)),
  };
});
