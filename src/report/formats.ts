/** The formats by name. Each is a module of its own, loaded when it is asked for. */

import type { CreateReporter } from './reporter.ts';

export const FORMAT_NAMES = [
  'human',
  'json',
  'jsonl',
  'sarif',
  'junit',
  'gitlab',
  'github',
  'csv',
  'markdown',
  'html',
] as const;
export type FormatName = (typeof FORMAT_NAMES)[number];

const MODULES: Readonly<Record<FormatName, () => Promise<{ createReporter: CreateReporter }>>> = {
  human: () => import('./human.ts'),
  json: () => import('./json.ts'),
  jsonl: () => import('./jsonl.ts'),
  sarif: () => import('./sarif.ts'),
  junit: () => import('./junit.ts'),
  gitlab: () => import('./gitlab.ts'),
  github: () => import('./github.ts'),
  csv: () => import('./csv.ts'),
  markdown: () => import('./markdown.ts'),
  html: () => import('./html.ts'),
};

/** Whether `name` is a format of the report. */
export function isFormatName(name: string): name is FormatName {
  return (FORMAT_NAMES as readonly string[]).includes(name);
}

/** Loads one format's module, and nothing of the others. */
export async function loadReporter(name: FormatName): Promise<CreateReporter> {
  return (await MODULES[name]()).createReporter;
}
