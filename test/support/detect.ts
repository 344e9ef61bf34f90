/** Runs the real detector with the built-in rules, and shows what it finds in comparable form. */

import { RULES } from '../../rules/index.ts';
import { reveal, type Detection } from '../../src/finding.ts';
import { createDetector, type Detector } from '../../src/match/detector.ts';
import { rulesInMemory } from '../../src/match/prepare-rules.ts';
import type { Expected } from './corpus.ts';

export interface DetectOptions {
  readonly path?: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Rules switched on for every path. */
  readonly everywhere?: readonly string[];
}

export function detect(bytes: Uint8Array, options: DetectOptions): Detection[] {
  const { now, everywhere = [] } = options;
  const key = `${now} ${everywhere.join(' ')}`;
  const detector =
    DETECTORS.get(key) ?? createDetector({ rules: SOURCE, now, everywhere: new Set(everywhere) });
  DETECTORS.set(key, detector);
  return detector.detect(bytes, options.path);
}

/** Compiling the rules takes longer than looking at a case. */
const SOURCE = rulesInMemory(RULES);
const DETECTORS = new Map<string, Detector>();

/** Every value of every detection, under the id it is reported by for this path. */
export function partsOf(detections: readonly Detection[], path: string | undefined): Expected[] {
  return detections.flatMap(({ parts }) =>
    parts.map((part) => ({
      ruleId: idInPath(part.ruleId, path),
      line: part.start.line,
      secret: reveal(part.secret),
    })),
  );
}

function idInPath(id: string, path: string | undefined): string {
  const inPath = RULES.find((rule) => rule.id === id)?.inPath;
  return inPath !== undefined && path !== undefined && inPath.path.test(path) ? inPath.as : id;
}

/** One line a value, in an order that does not matter: what tests compare. */
export function asLines(values: readonly Expected[]): string[] {
  return values.map(({ ruleId, line, secret }) => `${line}: ${ruleId} ${secret}`).toSorted();
}
