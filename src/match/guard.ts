/**
 * What has to be so around a keyword before anything is made of the forms that it stands for, told
 * from the plain text alone. It turns most places of common words away; and because it needs neither
 * rules nor engine, a commit that has only such places loads none of them.
 */

import type { Literal } from './literals.ts';
import { cutAtLandmarks, cutUtf16Slice, type Slice, type Window } from './slice.ts';

/** What a form and its rule say of the surroundings. */
export interface Guard {
  /** Must match at a keyword that is not encoded. With the flag `y`. */
  readonly near: RegExp | undefined;
  /** Must match somewhere around a keyword that is not inside base64. */
  readonly requires: RegExp | undefined;
  /** The rule looks only at contents whose path matches. */
  readonly paths: RegExp | undefined;
}

/** A literal with what it stands for. */
export interface Guarded<Form extends Guard> {
  readonly literal: Literal;
  /** Bytes to look at on both sides of the literal. */
  readonly reach: number;
  readonly forms: readonly Form[];
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
  { literal, reach, forms }: Guarded<Form>,
  at: number,
  applies: (form: Form) => boolean,
): Candidate<Form> | undefined {
  const { encoding, text } = literal;
  const near = formsNear(window, forms, encoding === 'plain' ? at : undefined, applies);
  if (near.length === 0) return undefined;
  const end = at + text.length + reach;
  const slice =
    encoding === 'utf16'
      ? cutUtf16Slice(window, at, at - reach, end)
      : cutAtLandmarks(window, at - reach, end);
  // What is required may be encoded as the keyword is.
  const left = encoding === 'base64' ? near : formsWithin(slice.text, near);
  return left.length === 0 ? undefined : { slice, forms: left };
}

/** The forms for which nothing at `at`, where a plain keyword stands, shows that they cannot match. */
function formsNear<Form extends Guard>(
  window: Window,
  forms: readonly Form[],
  at: number | undefined,
  applies: (form: Form) => boolean,
): readonly Form[] {
  let left: Form[] | undefined;
  // Forms of one rule share an expression, which is tried once.
  let near: RegExp | undefined;
  let isNear = true;
  for (const form of forms) {
    if (at !== undefined && form.near !== near) {
      near = form.near;
      isNear = near === undefined || window.matchesAt(near, at);
    }
    if (!isNear || !applies(form)) continue;
    if (at !== undefined && isWords(form.requires) && !window.holds(form.requires)) continue;
    (left ??= []).push(form);
  }
  return left ?? [];
}

/** The forms whose requirement the text meets. */
function formsWithin<Form extends Guard>(text: string, forms: readonly Form[]): readonly Form[] {
  let requires: RegExp | undefined;
  let holds = true;
  return forms.filter((form) => {
    if (form.requires !== requires) {
      requires = form.requires;
      holds = requires?.test(text) !== false;
    }
    return holds;
  });
}

/** Whether the pattern is nothing but words, which is fast to look for in a whole window. */
function isWords(pattern: RegExp | undefined): pattern is RegExp {
  return pattern !== undefined && /^[\w|-]+$/.test(pattern.source);
}
