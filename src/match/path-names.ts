/**
 * Names of files and folders that a rule about paths asks for. Where none of them occurs in a
 * history, nobody needs to find out at which paths its files are.
 */

import type { Rule } from '../rule.ts';
import { literalsFor, type Literal } from './literals.ts';

/** Shorter pieces of names occur everywhere. */
const LEAST = 4;

/**
 * Pieces of names one of which is in every path that any of the rules is bound to. Undefined if such
 * a rule's pattern holds no piece that can be relied on.
 */
export function pathNames(rules: readonly Rule[]): readonly Literal[] | undefined {
  const names = new Set<string>();
  for (const { paths } of rules) {
    if (paths === undefined) continue;
    const found = piecesOf(paths.source);
    if (found === undefined) return undefined;
    for (const name of found) names.add(paths.flags.includes('i') ? name.toLowerCase() : name);
  }
  const ignoreCase = rules.some(({ paths }) => paths?.flags.includes('i') === true);
  return [...names].flatMap((name) =>
    literalsFor(name, ignoreCase).filter(({ encoding }) => encoding === 'plain'),
  );
}

/** Pieces one of which is in every match of a pattern. */
function piecesOf(source: string): string[] | undefined {
  const branches = split(source);
  const pieces: string[] = [];
  for (const branch of branches) {
    const best = bestOf(branch);
    if (best === undefined) return undefined;
    pieces.push(...best);
  }
  return pieces;
}

const TOKEN = /\\.|\[(?:\\.|[^\]\\])*\]|[\s\S]/g;
const OPTIONAL = /^(?:[?*]|\{0?,)/;

/** The pieces of one branch that are longest: of a run of literal characters, or of a group. */
function bestOf(branch: string): string[] | undefined {
  const candidates: string[][] = [];
  let run = '';
  const close = (): void => {
    if (run.length >= LEAST) candidates.push([run]);
    run = '';
  };
  for (let at = 0; at < branch.length;) {
    const group = groupAt(branch, at);
    const token = group ?? branch.slice(at).match(TOKEN)?.[0] ?? '';
    at += token.length;
    const isOptional = OPTIONAL.test(branch.slice(at));
    const literal = group === undefined ? literalOf(token) : undefined;
    if (literal !== undefined && !isOptional) {
      run += literal;
      continue;
    }
    close();
    if (group === undefined || isOptional || /^\(\?[=!<]/.test(group)) continue;
    const inner = piecesOf(group.replace(/^\((?:\?:)?/, '').slice(0, -1));
    if (inner !== undefined) candidates.push(inner);
  }
  close();
  return candidates.toSorted((a, b) => least(b) - least(a))[0];
}

function least(pieces: readonly string[]): number {
  return Math.min(...pieces.map((piece) => piece.length));
}

/** The character that a token stands for, if it is one that can be in a name. */
function literalOf(token: string): string | undefined {
  if (/^[\w-]$/.test(token)) return token;
  return /^\\[.\-_+@~]$/.test(token) ? token.slice(1) : undefined;
}

/** The group that begins at `at`, with its parentheses. */
function groupAt(source: string, at: number): string | undefined {
  if (source[at] !== '(') return undefined;
  let depth = 0;
  for (const { 0: token, index } of source.slice(at).matchAll(TOKEN)) {
    if (token === '(') depth++;
    if (token === ')') depth--;
    if (depth === 0) return source.slice(at, at + index + 1);
  }
  return undefined;
}

/** The branches of a pattern. */
function split(source: string): string[] {
  const branches = [''];
  let depth = 0;
  for (const [token] of source.matchAll(TOKEN)) {
    if (token === '(') depth++;
    if (token === ')') depth--;
    if (token === '|' && depth === 0) branches.push('');
    else branches[branches.length - 1] += token;
  }
  return branches;
}
