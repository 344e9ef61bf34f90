/** Sweeps loose objects: those that were written since the last time git packed them. */

import type { Oid } from '../content.ts';
import { readLoose } from '../pack/loose-object.ts';
import type { Suspect, Swathe } from './swathe.ts';
import type { Sweeper } from './sweeper.ts';

/** @param objects ids, in hex, and paths */
export function sweepLoose(objects: Iterable<[string, string]>, sweeper: Sweeper): Swathe {
  const suspects: Suspect[] = [];
  let unread = 0;
  for (const [oid, path] of objects) {
    const object = readLoose(path);
    const outcome = object === undefined ? 'unread' : sweeper.look(object.type, object.body);
    if (outcome === 'done') continue;
    if (outcome === 'unread') unread++;
    const facts =
      outcome === 'unread' ? ({ unread: true } as const) : { keywords: sweeper.keywords };
    suspects.push({ oid: oid as Oid, ...facts });
  }
  const looked = sweeper.takeLooked();
  const { absent, counts } = looked;
  // What could not be read could be trees as well.
  const sawName = looked.sawName || unread > 0;
  return { suspects, unread, sawName, absent: [...absent] as Oid[], counts };
}
