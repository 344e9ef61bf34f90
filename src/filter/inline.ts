/**
 * Comments in the source that allow a finding:
 *
 *     key = "…"  # keyscan:allow aws-access-key-id -- revoked in 2019, kept for the docs
 *
 *     // keyscan:allow-next-line aws-access-key-id -- revoked in 2019, kept for the docs
 *     const key = "…";
 *
 * What opens the comment does not matter: the marker is looked for anywhere on the line. A comment
 * names one rule, without wildcards, and says why; several may stand on a line.
 */

import type { InlineAllow } from '../finding.ts';

export interface InlineComments {
  readonly allows: readonly InlineAllow[];
  /** Why a comment does not count, a sentence each that quotes nothing of the line. */
  readonly remarks: readonly string[];
}

const MARKER = 'keyscan:allow';
const NEXT_LINE = '-next-line';

/** How many characters of a comment are read. */
const MAX_LENGTH = 500;

const RULE = /^[ \t]+([a-z0-9](?:[a-z0-9-]{0,99}[a-z0-9])?)(?=\s|$|\*\/|[^\w*?.:-])/;

/** Ends of comments in the languages that close them. */
const CLOSERS = /(?:\*\/|-->|--%>|%>|\*\)|#>|-\}|\}\}|#\}|\]\]|"""|''')[^]*$/;

/**
 * The comments that cover `line`: those on it and the `-next-line` ones on the line before. Takes
 * time linear in the length of the lines.
 */
export function inlineComments(line: string, previousLine: string | undefined): InlineComments {
  const allows: InlineAllow[] = [];
  const remarks = new Set<string>();
  const read = (text: string, suffix: string): void => {
    for (const comment of commentsOf(text, suffix)) {
      if (typeof comment === 'string') remarks.add(comment);
      else allows.push(comment);
    }
  };
  read(line, '');
  if (previousLine !== undefined) read(previousLine, NEXT_LINE);
  return { allows, remarks: [...remarks] };
}

/** Each comment of one kind on a line, or what is missing in it. */
function* commentsOf(line: string, suffix: string): Generator<InlineAllow | string> {
  const form = `${MARKER}${suffix}`;
  let at = line.indexOf(MARKER);
  while (at >= 0) {
    const next = line.indexOf(MARKER, at + MARKER.length);
    const end = Math.min(next < 0 ? line.length : next, at + MAX_LENGTH);
    const text = line.slice(at + MARKER.length, end);
    const isWord = at > 0 && /[\w:-]/.test(line.charAt(at - 1));
    const isForm = suffix === '' ? /^(?![\w:-])/.test(text) : text.startsWith(suffix);
    if (!isWord && isForm) yield parseComment(text.slice(suffix.length), form);
    at = next;
  }
}

function parseComment(text: string, form: string): InlineAllow | string {
  const example = `write ${form} <rule-id> -- why it may stay`;
  const rule = RULE.exec(text);
  if (rule?.[1] === undefined) {
    return `The ${form} comment here names no rule and does not count: ${example}.`;
  }
  const rest = text.slice(rule[0].length);
  const reason = /^[ \t]+--[ \t]+([^]*)$/.exec(rest)?.[1]?.replace(CLOSERS, '').trim() ?? '';
  if (!/[\p{L}\p{N}\x80-\uffff]/u.test(reason)) {
    return `The ${form} comment here gives no reason and does not count: ${example}.`;
  }
  return { ruleId: rule[1], reason: trimOpener(reason) };
}

/** Without what opens the comment that follows on the same line. */
function trimOpener(reason: string): string {
  return reason.replace(/[ \t]*(?:\/\/|\/\*|<!--|--|#|;|%)$/, '');
}
