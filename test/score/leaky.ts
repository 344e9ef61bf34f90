/** Texts with a secret each: every row of the tables, and what no format gives away. */

import { nameOf, NOW, type Planted, type ScoreCase } from './cases.ts';
import { asXml, BARE_PLACES, NAMED_PLACES, type Place } from './places.ts';
import { contextOf, ROWS, valueOf, type Row } from './tokens.ts';
import { GENERIC_PLACES, GENERIC_VALUES, genericValue } from './values.ts';

/** How many places each row of the tables is written to. */
const PLACES_A_ROW = 2;
/** How many values of each look are drawn. */
const VALUES_A_LOOK = 66;
const VALUES_A_PLACE = 12;

export function leakyCases(): ScoreCase[] {
  return [...ROWS.flatMap(casesOfRow), ...genericCases()];
}

function leaky(
  place: { readonly format: string; readonly path: string },
  text: string,
  planted: Planted,
  detail: string,
): ScoreCase {
  const { format, path } = place;
  const written = ENCODINGS.map((encode) => encode(planted.secret)).find((one) =>
    text.includes(one),
  );
  return {
    name: `${format} ${detail}`,
    path,
    format,
    bytes: Buffer.from(text),
    now: NOW,
    planted: [written === undefined ? planted : { ...planted, written }],
  };
}

/** In which the places above write values, the plain one first. */
const ENCODINGS: readonly ((value: string) => string)[] = [
  (value) => value,
  asXml,
  encodeURIComponent,
  // Before the value alone, which base64 of three characters more ends in.
  (value) => Buffer.from(`ci:${value}`).toString('base64'),
  (value) => Buffer.from(value).toString('base64'),
];

/** Each row stands at other places than its neighbours; only what tells itself goes without a name. */
function casesOfRow(row: Row, index: number): ScoreCase[] {
  const { issuer, token, kind } = row;
  const places: readonly Place[] =
    kind === 'self-identifying' ? [...NAMED_PLACES, ...BARE_PLACES] : NAMED_PLACES;
  return Array.from({ length: PLACES_A_ROW }, (_, round) => {
    const value = valueOf(row, round);
    const at = places[(index * 7 + round * 31) % places.length];
    if (value === undefined || at === undefined) return [];
    const { name, lead } = contextOf(row, round);
    const text = at.write(nameOf(name), value);
    return [
      leaky(
        at,
        lead === '' ? text : `# ${lead}\n${text}`,
        { kind, secret: value, from: issuer.name, ruleId: token.id },
        token.id,
      ),
    ];
  }).flat();
}

function genericCases(): ScoreCase[] {
  const named = GENERIC_VALUES.flatMap((look, row) =>
    Array.from({ length: VALUES_A_LOOK }, (_, seed) => {
      const value = genericValue(look, seed);
      const at = NAMED_PLACES[(row * 5 + seed) % NAMED_PLACES.length];
      const name = nameOf(look.names[(row + seed) % look.names.length] ?? '');
      if (at === undefined) return [];
      return [
        leaky(
          at,
          at.write(name, value),
          { kind: 'generic', secret: value, from: look.look },
          `${look.look} ${seed}`,
        ),
      ];
    }).flat(),
  );
  const placed = GENERIC_PLACES.flatMap((place, row) =>
    Array.from({ length: VALUES_A_PLACE }, (_, seed) => {
      const look = GENERIC_VALUES[(row + seed) % GENERIC_VALUES.length];
      if (look === undefined) return [];
      const value = genericValue(look, `${place.format} ${seed}`);
      return [
        leaky(
          place,
          place.write(value),
          { kind: 'generic', secret: value, from: look.look },
          `${look.look} ${seed}`,
        ),
      ];
    }).flat(),
  );
  return [...named, ...placed];
}
