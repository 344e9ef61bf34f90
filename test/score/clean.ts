import type { ScoreCase } from './cases.ts';
export function cleanCases(): ScoreCase[] {
  return [];
}
