/**
 * A detector that is loaded, with its rules, when a keyword of theirs is first seen. Until then
 * only the prefilter runs, and a clean commit never needs more.
 */

import type { Content, Keywords } from '../content.ts';
import type { Detection } from '../finding.ts';
import { bytesAsLatin1 } from '../text/latin1.ts';
import type { Detector, DetectorOptions, KnownPlaces } from './detector.ts';
import type { Guard } from './guard.ts';
import { createPrefilter, scanStart, type Prefilter, type PrefilterMaker } from './prefilter.ts';
import type { RuleSource, WholeRules } from './rule-source.ts';
import { openWindow, WHOLE, type Glance } from './slice.ts';
import { toUtf8 } from './utf16.ts';

/** What is looked at of a content that is at hand. */
export interface WholeContent {
  readonly body: Uint8Array;
  readonly path?: string | undefined;
  readonly keywords?: Keywords | undefined;
}

/** Finds the secrets in a content. */
export interface ContentDetector {
  /** How many rules there are. */
  readonly ruleCount: number;
  /**
   * All detections in order of position, if they can be had at once; undefined if the rules have to
   * be loaded first, which `detectContent` does.
   */
  detectNow(content: WholeContent): Detection[] | undefined;
  /** All detections in order of position. A stream is read once, in bounded memory. */
  detectContent(content: Content): Promise<Detection[]>;
}

export interface LazyDetectorOptions extends Omit<
  DetectorOptions,
  'rules' | 'prefilter' | 'glance'
> {
  /** Loads a faster prefilter for large scans; undefined if there is none. */
  readonly quickPrefilter?: () => Promise<PrefilterMaker | undefined>;
}

/** A scan of so many bytes is worth loading what is faster. */
const LARGE: number = 8 * 1024 * 1024;

export function lazyDetector(rules: RuleSource, options: LazyDetectorOptions): ContentDetector {
  let detector: Detector | undefined;
  let whole: WholeRules | undefined;
  let prefilter = rules.prefilterBy(createPrefilter);
  let glance: Glance | undefined;
  /** Scanned so far without knowing where to look. */
  let bytes = 0;
  const isSlow = (): boolean => bytes >= LARGE && glance === undefined;
  const quicken = async (): Promise<void> => {
    const [{ createGlance }, quick] = await Promise.all([
      import('./glance.ts'),
      options.quickPrefilter?.(),
    ]);
    glance = createGlance();
    if (quick !== undefined) prefilter = rules.prefilterBy(quick);
    detector = undefined;
  };
  /** What is known of where to look, of use when all rules have been compiled together. */
  const placesOf = (keywords: Keywords | undefined): KnownPlaces | undefined =>
    whole && keywords && { rules: whole, keywords };
  const load = async (keywords: Keywords | undefined): Promise<Detector> => {
    const [{ createDetector }] = await Promise.all([import('./detector.ts'), rules.load()]);
    if (keywords !== undefined) whole ??= await rules.whole();
    else if (isSlow()) await quicken();
    const quick = glance === undefined ? {} : { glance };
    return (detector ??= createDetector({ ...options, rules, prefilter, ...quick }));
  };
  const detectNow = ({ body, path, keywords }: WholeContent): Detection[] | undefined => {
    const known = placesOf(keywords);
    if (keywords === undefined ? isSlow() : known === undefined) return undefined;
    if (detector !== undefined) return detector.detect(body, path, known);
    const everywhere = (options.everywhere?.size ?? 0) > 0;
    return mayHold(rules, prefilter, { body, path }, everywhere) ? undefined : [];
  };
  return {
    ruleCount: rules.count,
    detectNow(content) {
      if (content.keywords === undefined) bytes += content.body.length;
      return detectNow(content);
    },
    async detectContent({ body, path, keywords, size }) {
      if (body instanceof Uint8Array) {
        const found = detectNow({ body, path, keywords });
        return found ?? (await load(keywords)).detect(body, path, placesOf(keywords));
      }
      if (keywords === undefined) bytes += size ?? LARGE;
      return await (await load(keywords)).detectStream(body, path, placesOf(keywords));
    },
  };
}

/** Whether any keyword is in the content at whose place something may be found. */
function mayHold(
  rules: RuleSource,
  prefilter: Prefilter,
  { body, path }: WholeContent,
  everywhere: boolean,
): boolean {
  const text = toUtf8(body);
  const window = openWindow(text, WHOLE);
  const applies = ({ paths }: Guard): boolean =>
    paths === undefined || everywhere || (path !== undefined && paths.test(bytesAsLatin1(path)));
  let found = false;
  const hit = (literal: number, at: number): void => {
    found ||= rules.mayMatch(window, literal, at, applies);
  };
  scanStart(prefilter, text, hit);
  prefilter.scan(text, 0, text.length, hit);
  return found;
}
