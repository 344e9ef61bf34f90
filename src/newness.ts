/**
 * Whether a secret is new: held now, and not as often before. Older versions of a content are read
 * only where something would be reported, and fingerprints are compared, not lines.
 */

import type { Place } from './content.ts';
import type { Fingerprint, Secret } from './finding.ts';
import type { Sighting } from './gather.ts';
import type { ContentDetector } from './match/lazy-detector.ts';
import type { RuleId } from './rule.ts';
import type { Source } from './source/source.ts';

export class Newness {
  private readonly source: Source;
  private readonly detector: ContentDetector;
  private readonly fingerprint: (ruleId: RuleId, secret: Secret) => Fingerprint;
  /** How often each secret stands at each place. */
  private readonly occurrences = new Map<string, number>();
  private readonly olderCounts = new Map<string, Promise<ReadonlyMap<Fingerprint, number>>>();

  constructor(
    source: Source,
    detector: ContentDetector,
    fingerprint: (ruleId: RuleId, secret: Secret) => Fingerprint,
  ) {
    this.source = source;
    this.detector = detector;
    this.fingerprint = fingerprint;
  }

  /** Every sighting of the scan is to be noted before `isOld` is asked. */
  note({ places, fingerprint }: Sighting): void {
    for (const place of places.places) {
      const key = occurrenceKey(place, fingerprint);
      this.occurrences.set(key, (this.occurrences.get(key) ?? 0) + 1);
    }
  }

  /** Whether every place of the group held the same secret as often before. */
  async isOld(group: readonly Sighting[]): Promise<boolean> {
    if (this.source.before === undefined) return false;
    for (const { places, fingerprint } of group) {
      for (const place of places.places) {
        const count = this.occurrences.get(occurrenceKey(place, fingerprint)) ?? 0;
        if ((await this.countBefore(place, fingerprint)) < count) return false;
      }
    }
    return true;
  }

  private async countBefore(place: Place, fingerprint: Fingerprint): Promise<number> {
    const key = `${place.oid ?? ''} ${place.path ?? ''}`;
    let counts = this.olderCounts.get(key);
    if (counts === undefined) {
      counts = this.countOlder(place);
      this.olderCounts.set(key, counts);
    }
    return (await counts).get(fingerprint) ?? 0;
  }

  /** For each secret the greatest number of times any one older version holds it. */
  private async countOlder(place: Place): Promise<ReadonlyMap<Fingerprint, number>> {
    const most = new Map<Fingerprint, number>();
    for (const content of (await this.source.before?.(place)) ?? []) {
      const counts = new Map<Fingerprint, number>();
      for (const { primary } of await this.detector.detectContent(content)) {
        const fingerprint = this.fingerprint(primary.ruleId, primary.secret);
        counts.set(fingerprint, (counts.get(fingerprint) ?? 0) + 1);
      }
      for (const [fingerprint, count] of counts) {
        most.set(fingerprint, Math.max(count, most.get(fingerprint) ?? 0));
      }
    }
    return most;
  }
}

function occurrenceKey(place: Place, fingerprint: Fingerprint): string {
  return `${fingerprint} ${place.oid ?? ''} ${place.commit?.oid ?? ''} ${place.path ?? ''}`;
}
