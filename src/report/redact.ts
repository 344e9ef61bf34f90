/**
 * The last line of defence before the output. Context lines arrive redacted, but a secret may stand
 * in other foreign text as well: in a path, in the subject of the commit that holds it, in a git
 * error. Every value of every finding seen so far is replaced by its preview there.
 */

import type { CommitFacts, Oid } from '../content.ts';
import type { Problem } from '../error.ts';
import { reveal } from '../finding.ts';
import type { Finding, Location, Receipt } from '../finding.ts';
import { isPlainWord } from '../text/word.ts';

/**
 * Values shorter than this are left alone outside their own place: replacing `test` everywhere
 * would spoil the report and protect nothing.
 */
const SHORTEST = 8;
/** A single line of a longer secret, such as a private key, counts from this length on. */
const SHORTEST_LINE = 16;

export interface Redactor {
  /** Takes note of a finding's values; call it before anything that may hold them is redacted. */
  learn(finding: Finding): void;
  finding(finding: Finding): Finding;
  problem(problem: Problem): Problem;
  receipt(receipt: Receipt): Receipt;
}

export function createRedactor(): Redactor {
  // By their first `SHORTEST` characters, so that a text is searched for all values in one pass.
  const values = new Map<string, { value: string; preview: string }[]>();
  const known = new Set<string>();
  const messagesWithSecrets = new Set<Oid>();
  const redactedTexts = new Map<string, string>();

  function add(value: string, preview: string): void {
    if (value.length < SHORTEST || value === preview || known.has(value)) return;
    known.add(value);
    const start = value.slice(0, SHORTEST);
    const others = values.get(start) ?? [];
    others.push({ value, preview });
    others.sort((a, b) => b.value.length - a.value.length);
    values.set(start, others);
    redactedTexts.clear();
  }

  function learn(finding: Finding): void {
    for (const { kind, commit, oid } of [finding.location, ...finding.otherLocations]) {
      const id = commit?.oid ?? oid;
      if (kind === 'commit-message' && id !== undefined) messagesWithSecrets.add(id);
    }
    for (const secret of [finding.secret, ...finding.parts.map((part) => part.secret)]) {
      const value = reveal(secret);
      add(value, secret.preview);
      if (!/[\r\n]/.test(value)) continue;
      for (const line of value.split(/[\r\n]+/)) {
        if (line.length >= SHORTEST_LINE && !line.startsWith('-----')) add(line, '*'.repeat(8));
      }
    }
  }

  function search(text: string, isPath: boolean): string {
    let result = '';
    let done = 0;
    for (let at = 0; at + SHORTEST <= text.length; at += 1) {
      const candidates = values.get(text.slice(at, at + SHORTEST));
      const hit = candidates?.find(
        ({ value }) => text.startsWith(value, at) && !(isPath && isPlainWord(value)),
      );
      if (hit === undefined) continue;
      result += text.slice(done, at) + hit.preview;
      done = at + hit.value.length;
      at = done - 1;
    }
    return result + text.slice(done);
  }

  function clean(text: string): string {
    if (values.size === 0 || text.length < SHORTEST) return text;
    let redacted = redactedTexts.get(text);
    if (redacted === undefined) {
      redacted = search(text, false);
      redactedTexts.set(text, redacted);
    }
    return redacted;
  }

  function cleanPath(path: string): string {
    return values.size === 0 ? path : search(path, true);
  }

  /**
   * A message with a secret may hold it in an encoded form, which only the frame's redaction knows:
   * its subject is left out wherever that commit is named.
   */
  function cleanCommit(commit: CommitFacts): CommitFacts {
    return {
      ...commit,
      author: clean(commit.author),
      email: clean(commit.email),
      date: clean(commit.date),
      subject: messagesWithSecrets.has(commit.oid) ? '' : clean(commit.subject),
    };
  }

  return {
    learn,
    finding: (finding) => mapFinding(finding, { clean, cleanPath, cleanCommit }),
    problem: (problem) => mapProblem(problem, { clean, cleanPath }),
    receipt: (receipt) => mapReceipt(receipt, { clean, cleanPath }),
  };
}

interface Cleaners {
  readonly clean: (text: string) => string;
  readonly cleanPath: (path: string) => string;
}

interface FindingCleaners extends Cleaners {
  readonly cleanCommit: (commit: CommitFacts) => CommitFacts;
}

function mapFinding(finding: Finding, { clean, cleanPath, cleanCommit }: FindingCleaners): Finding {
  const mapLocation = (location: Location): Location => ({
    ...location,
    ...(location.path !== undefined && { path: cleanPath(location.path) }),
    ...(location.tag !== undefined && { tag: clean(location.tag) }),
    ...(location.commit !== undefined && { commit: cleanCommit(location.commit) }),
  });
  return {
    ...finding,
    location: mapLocation(finding.location),
    otherLocations: finding.otherLocations.map(mapLocation),
    notes: finding.notes.map(clean),
    frame: finding.frame.map((line) => ({ ...line, text: clean(line.text) })),
    ...(finding.account !== undefined && { account: clean(finding.account) }),
  };
}

function mapProblem(problem: Problem, { clean, cleanPath }: Cleaners): Problem {
  return {
    ...problem,
    message: clean(problem.message),
    ...(problem.hint !== undefined && { hint: clean(problem.hint) }),
    ...(problem.path !== undefined && { path: cleanPath(problem.path) }),
  };
}

function mapReceipt(receipt: Receipt, { clean, cleanPath }: Cleaners): Receipt {
  return {
    ...receipt,
    scope: cleanPath(receipt.scope),
    allowListRemarks: receipt.allowListRemarks.map(clean),
  };
}
