/**
 * The pipeline: contents from a source, detections in them, findings with places, filters, and the
 * receipt. Everything that happens is an event of one stream, so that no reporter can miss it.
 *
 * Places are looked up only for contents with detections, and older versions are read only for
 * findings that would otherwise be reported: a clean scan does neither.
 */

import { Concealment } from './conceal.ts';
import type { Content, Oid, Place, Places } from './content.ts';
import type { Problem } from './error.ts';
import type {
  Detection,
  Finding,
  Fingerprint,
  Receipt,
  ScanEvent,
  Secret,
  SkipReason,
} from './finding.ts';
import {
  bySecret,
  ownPlace,
  toFinding,
  unlocated,
  type RuleBook,
  type Sighting,
} from './gather.ts';
import { isCompressedFormat, withoutCompressed } from './match/binary.ts';
import type { ContentDetector } from './match/lazy-detector.ts';
import { Newness } from './newness.ts';
import type { RuleId } from './rule.ts';
import type { Passed, Source } from './source/source.ts';

/** Decisions about findings that are not the detector's: allow-list, baseline, paths, selection. */
export interface Filters {
  fingerprint(ruleId: RuleId, secret: Secret): Fingerprint;
  /** Whether the path is one that findings are not reported in. */
  excludesPath(path: string): boolean;
  /** What silences the finding, if anything does. */
  silences(finding: Finding): 'allowList' | 'baseline' | undefined;
  /** Whether the run asks for this finding (severity, rules). */
  selects(finding: Finding): boolean;
  /** Whether the finding is certain enough for this run. */
  isSure(finding: Finding): boolean;
  /** Entries that are expired, or matched nothing although everything was looked at. */
  remarks(complete: boolean): readonly string[];
}

export interface ScanOptions {
  readonly source: Source;
  readonly detector: ContentDetector;
  readonly filters: Filters;
  readonly book: RuleBook;
  /** Larger contents are left out and counted; no limit by default. In bytes. */
  readonly maxSize?: number;
  readonly version: string;
  /** Asked for only if a report shows it. */
  readonly rulesDigest: () => string;
}

/** Contents between two progress events. */
const PROGRESS_STEP = 256;

type Silenced = { -readonly [Key in keyof Receipt['silenced']]: number };

/** Runs the scan. Ends with the receipt; throws `ScanError` if nothing can be scanned. */
export async function* scan(options: ScanOptions): AsyncGenerator<ScanEvent, Receipt> {
  const run = new Run(options);
  yield* run.scanContents();
  run.remember();
  yield* run.findings();
  const receipt = run.receipt();
  yield receipt;
  return receipt;
}

interface Hit {
  readonly content: Content;
  readonly detection: Detection;
}

class Run {
  private readonly options: ScanOptions;
  // Not `performance`, which loads a module of Node of its own.
  private readonly started = process.uptime();
  private readonly hits: Hit[] = [];
  private readonly newness: Newness;
  private readonly skipped: Partial<Record<SkipReason, number>> = {};
  private readonly silenced: Silenced = {
    allowList: 0,
    baseline: 0,
    inline: 0,
    excludedPaths: 0,
    notSelected: 0,
    notSure: 0,
    notNew: 0,
  };
  private contents = 0;
  private bytes = 0;
  private problems = 0;
  private reported = 0;

  constructor(options: ScanOptions) {
    this.options = options;
    const { source, detector, filters } = options;
    this.newness = new Newness(source, detector, (ruleId, secret) =>
      filters.fingerprint(ruleId, secret),
    );
  }

  async *scanContents(): AsyncGenerator<ScanEvent> {
    const { source } = this.options;
    for await (const item of source.contents()) {
      if ('type' in item) {
        yield item.type === 'passed' ? this.pass(item) : this.noted(item);
        continue;
      }
      // Most contents are at hand and clean: they need no turn of the event loop.
      const unfinished = this.scanContent(item);
      if (unfinished !== undefined) await unfinished;
      if (this.contents % PROGRESS_STEP === 0) yield this.progress();
    }
  }

  private pass({ contents, bytes }: Passed): ScanEvent {
    this.contents += contents;
    this.bytes += bytes;
    return this.progress();
  }

  private progress(): ScanEvent {
    const total = this.options.source.total?.();
    const done = this.contents;
    return { type: 'progress', phase: 'scanning', done, ...(total === undefined ? {} : { total }) };
  }

  private noted(problem: Problem): Problem {
    this.problems++;
    return problem;
  }

  /** Returns a promise only if there is something to wait for. */
  private scanContent(content: Content): Promise<void> | undefined {
    const { detector, maxSize } = this.options;
    const { body } = content;
    if (maxSize !== undefined && (content.size ?? 0) > maxSize) {
      this.skip('oversized', content);
      return undefined;
    }
    if (!(body instanceof Uint8Array)) return this.scanStream(content, body);
    if (isCompressedFormat(body)) {
      this.skip('binary', content);
      return undefined;
    }
    this.count(content, body.length);
    const { path, keywords } = content;
    const detections = detector.detectNow({ body, path, keywords });
    if (detections === undefined) return this.scanFirst(content);
    this.keep(content, detections);
    return undefined;
  }

  private async scanFirst(content: Content): Promise<void> {
    this.keep(content, await this.options.detector.detectContent(content));
  }

  private async scanStream(content: Content, chunks: AsyncIterable<Uint8Array>): Promise<void> {
    const body = await withoutCompressed(chunks);
    if (body === undefined) {
      this.skip('binary', content);
      return;
    }
    this.count(content, 0);
    const counted = content.passed === true ? body : this.counted(body);
    this.keep(content, await this.options.detector.detectContent({ ...content, body: counted }));
  }

  private count({ passed }: Content, bytes: number): void {
    if (passed === true) return;
    this.contents++;
    this.bytes += bytes;
  }

  private keep(content: Content, detections: readonly Detection[]): void {
    for (const detection of detections) {
      this.hits.push({ content: withoutBody(content), detection });
    }
  }

  private async *counted(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      this.bytes += chunk.length;
      yield chunk;
    }
  }

  private skip(reason: SkipReason, { passed }: Content): void {
    if (passed !== true) this.skipped[reason] = (this.skipped[reason] ?? 0) + 1;
  }

  /** Lets the source know what was found, if it was all there is. */
  remember(): void {
    const { source } = this.options;
    if (this.problems > 0 || source.remember === undefined) return;
    source.remember(new Set(this.hits.flatMap(({ content: { oid } }) => oid ?? [])));
  }

  async *findings(): AsyncGenerator<ScanEvent> {
    if (this.hits.length === 0) return;
    const { source } = this.options;
    if (source.locate === undefined) {
      yield* this.findingsIn(
        this.hits.map((hit) => [this.sighting(hit, ownPlace(placeOf(hit.content)))]),
      );
      return;
    }
    const oids = new Set<Oid>();
    for (const { content } of this.hits) if (content.oid !== undefined) oids.add(content.oid);
    yield { type: 'progress', phase: 'locating', done: 0, total: oids.size };
    const places = await source.locate(oids);
    const sightings = this.hits.map((hit) => {
      const { oid } = hit.content;
      const found = oid === undefined ? undefined : places.get(oid);
      const place = placeOf(hit.content);
      if (found !== undefined && found.places.length > 0) return this.sighting(hit, found);
      return this.sighting(hit, oid === undefined ? ownPlace(place) : unlocated({ ...place, oid }));
    });
    yield* this.findingsIn(bySecret(sightings));
  }

  private sighting(hit: Hit, places: Places): Sighting {
    const { primary } = hit.detection;
    const fingerprint = this.options.filters.fingerprint(primary.ruleId, primary.secret);
    const sighting = { detection: hit.detection, places, fingerprint };
    this.newness.note(sighting);
    return sighting;
  }

  private async *findingsIn(groups: readonly Sighting[][]): AsyncGenerator<ScanEvent> {
    const { filters, source } = this.options;
    const keep = (place: Place): boolean =>
      place.path === undefined || !filters.excludesPath(place.path);
    const preferHead = source.mode === 'range' || source.mode === 'push';
    const concealment = new Concealment(this.commitsWithHits());
    const reported: Finding[] = [];
    for (const group of groups) {
      const finding = toFinding(this.options.book, group, keep, preferHead);
      const reason = await this.silencing(group, finding);
      if (reason === undefined && finding !== undefined) {
        reported.push(finding);
        continue;
      }
      if (reason !== undefined) this.silenced[reason]++;
      for (const { detection } of group) concealment.add(detection);
    }
    this.reported = reported.length;
    for (const finding of reported) yield concealment.apply(finding);
  }

  private commitsWithHits(): Set<Oid> {
    const oids = new Set<Oid>();
    for (const { content } of this.hits) {
      if (content.kind === 'commit-message' && content.oid !== undefined) oids.add(content.oid);
    }
    return oids;
  }

  private async silencing(
    group: readonly Sighting[],
    finding: Finding | undefined,
  ): Promise<keyof Silenced | undefined> {
    const { filters } = this.options;
    if (finding === undefined) return 'excludedPaths';
    if (!filters.selects(finding)) return 'notSelected';
    if (!filters.isSure(finding)) return 'notSure';
    if (await this.newness.isOld(group)) return 'notNew';
    if (group.some(({ detection }) => detection.inlineAllow !== undefined)) return 'inline';
    return filters.silences(finding);
  }

  receipt(): Receipt {
    const { source, filters, detector, rulesDigest: digest } = this.options;
    const facts = source.facts();
    const skipped = { ...facts.skipped };
    for (const [reason, count] of Object.entries(this.skipped)) {
      const key = reason as SkipReason;
      skipped[key] = (skipped[key] ?? 0) + count;
    }
    const complete = this.problems === 0;
    return {
      type: 'receipt',
      version: this.options.version,
      mode: source.mode,
      scope: facts.scope,
      complete,
      contents: this.contents,
      bytes: this.bytes,
      findings: this.reported,
      problems: this.problems,
      skipped,
      silenced: { ...this.silenced },
      allowListRemarks: filters.remarks(complete),
      rules: detector.ruleCount,
      elapsedMs: Math.round((process.uptime() - this.started) * 1000),
      get rulesDigest() {
        return digest();
      },
      ...(facts.commits === undefined ? {} : { commits: facts.commits }),
      ...(facts.refs === undefined ? {} : { refs: facts.refs }),
    };
  }
}

function placeOf(content: Content): Place {
  const { kind, oid, path } = content;
  return { kind, ...(oid === undefined ? {} : { oid }), ...(path === undefined ? {} : { path }) };
}

/** Hits are kept until the end; contents must not be kept with them. */
function withoutBody(content: Content): Content {
  return { ...content, body: new Uint8Array(0) };
}
