/** Harmless files of many formats, in which nothing may be reported. */

import { NOW, type ScoreCase } from './cases.ts';
import { DEPENDENCIES } from './clean/dependencies.ts';
import { DOCUMENTS } from './clean/documents.ts';
import { createDraw, type Family } from './clean/draw.ts';
import { PROGRAMS } from './clean/programs.ts';
import { SETTINGS } from './clean/settings.ts';

const FILES_A_FAMILY = 22;

const FAMILIES: readonly Family[] = [...DEPENDENCIES, ...PROGRAMS, ...SETTINGS, ...DOCUMENTS];

export function cleanCases(): ScoreCase[] {
  return FAMILIES.flatMap(({ format, path, write }) =>
    Array.from({ length: FILES_A_FAMILY }, (_, seed) => {
      const draw = createDraw(`${format} ${seed}`);
      return {
        name: `clean ${format} ${seed}`,
        path: path(draw),
        format,
        bytes: Buffer.from(write(draw)),
        now: NOW,
        planted: [],
      };
    }),
  );
}
