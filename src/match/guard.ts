/**
 * What has to be so around a keyword before anything is made of the forms that it stands for, told
 * from the plain text alone. It turns most places of common words away; and because it needs neither
 * rules nor engine, a commit that has only such places loads none of them.
 */

import type { Literal } from './literals.ts';
import { hasRun, type Run } from './run.ts';
import { TextCache } from './text-cache.ts';
import { cutAtLandmarks, cutUtf16Slice, type Slice, type Window } from './slice.ts';

/** What a form and its rule say of the surroundings. */
export interface Guard {
  /** Must match at a keyword that is not encoded. With the flag `y`. */
  readonly near: RegExp | undefined;
  /** Must match somewhere around a keyword that is not inside base64. */
  readonly requires: RegExp | undefined;
  /** A run that every match of `requires` has. */
  readonly run: Run;
  /** The rule looks only at contents whose path matches. */
  readonly paths: RegExp | undefined;
  /** Every match begins with a keyword. */
  readonly atKeyword: boolean;
}

/** A literal with what it stands for. */
export interface Guarded<Form extends Guard> {
  readonly literal: Literal;
  /** Bytes to look at on both sides of the literal. */
  readonly reach: number;
  readonly forms: readonly Form[];
  /** As `nearsOf` the forms. */
  readonly nears: readonly RegExp[] | undefined;
}

/** All that forms ask for near their keyword; undefined if one of them asks for nothing. */
export function nearsOf(forms: readonly Guard[]): readonly RegExp[] | undefined {
  const nears = new Set(forms.map(({ near }) => near));
  return nears.has(undefined) ? undefined : ([...nears] as RegExp[]);
}

/** What is left to be tried at a literal, and on which text. */
export interface Candidate<Form extends Guard> {
  readonly slice: Slice;
  /** At least one. */
  readonly forms: readonly Form[];
}

/** The forms that may match where the literal stands, at `at`; undefined if none may. */
export function candidateAt<Form extends Guard>(
  window: Window,
  guarded: Guarded<Form>,
  at: number,
  applies: (form: Form) => boolean,
): Candidate<Form> | undefined {
  const near = guardedNear(window, guarded, at, applies);
  return near.length === 0 ? undefined : candidateOf(window, guarded, at, near);
}

/** Those of the forms for which the text up to the literal's reach does not show that they cannot. */
export function guardedNear<Form extends Guard>(
  window: Window,
  { literal: { encoding, text }, reach, forms, nears }: Guarded<Form>,
  at: number,
  applies: (form: Form) => boolean,
): readonly Form[] {
  // Most places end here.
  if (encoding === 'plain' && nears?.some((near) => window.matchesAt(near, at)) === false)
    return [];
  const range = { at, from: at - reach, to: at + text.length + reach };
  return formsNear(window, forms, encoding === 'plain' ? range : undefined, applies);
}

/** The same for forms that are left by `guardedNear`, from all of the slice around the literal. */
export function candidateOf<Form extends Guard>(
  window: Window,
  { literal, reach }: Guarded<Form>,
  at: number,
  near: readonly Form[],
): Candidate<Form> | undefined {
  const { encoding, text } = literal;
  const end = at + text.length + reach;
  const slice =
    encoding === 'utf16'
      ? cutUtf16Slice(window, at, at - reach, end)
      : cutAtLandmarks(window, at - reach, end);
  // What is required may be encoded as the keyword is.
  const left = encoding === 'base64' ? near : formsWithin(slice.text, near);
  return left.length === 0 ? undefined : { slice, forms: left };
}

/** The forms for which nothing around a plain keyword shows that they cannot match. */
function formsNear<Form extends Guard>(
  window: Window,
  forms: readonly Form[],
  plain: { readonly at: number; readonly from: number; readonly to: number } | undefined,
  applies: (form: Form) => boolean,
): readonly Form[] {
  let left: Form[] | undefined;
  // Forms of one rule share an expression, which is tried once.
  let near: RegExp | undefined;
  let isNear = true;
  let runKnown: Run | undefined;
  let isRun = true;
  for (const form of forms) {
    if (plain !== undefined && form.near !== near) {
      near = form.near;
      isNear = near === undefined || window.matchesAt(near, plain.at);
    }
    if (!isNear || !applies(form)) continue;
    if (plain !== undefined && form.requires !== undefined) {
      if (isWords(form.requires) && !window.holds(form.requires)) continue;
      const { run } = form;
      if (run.length > 1 && (run.length !== runKnown?.length || run.kind !== runKnown.kind)) {
        runKnown = run;
        isRun = hasRun(window.bytes, plain.from, plain.to, run);
      }
      if (run.length > 1 && !isRun) continue;
    }
    (left ??= []).push(form);
  }
  return left ?? [];
}

/** The forms whose requirement the text meets. */
function formsWithin<Form extends Guard>(text: string, forms: readonly Form[]): readonly Form[] {
  if (forms.every(({ requires }) => requires === undefined)) return forms;
  const known = met.of(text, () => new Map<string, boolean>());
  return forms.filter(({ requires }) => {
    if (requires === undefined) return true;
    const key = requires.flags + requires.source;
    let holds = known.get(key);
    if (holds === undefined) {
      holds = requires.test(text);
      known.set(key, holds);
    }
    return holds;
  });
}

/** Which requirements texts meet. */
const met = new TextCache<Map<string, boolean>>(4 * 1024 * 1024);

/** Whether the pattern is nothing but words, which is fast to look for in a whole window. */
function isWords(pattern: RegExp | undefined): pattern is RegExp {
  return pattern !== undefined && /^[\w|-]+$/.test(pattern.source);
}
