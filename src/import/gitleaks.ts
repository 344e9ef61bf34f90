/**
 * Reads a configuration of gitleaks (https://github.com/gitleaks/gitleaks#configuration) and says it
 * in the words of `.keyscan.toml`. Its patterns are RE2's, which keyscan reads as they are; what it
 * has no word for is refused by name.
 */

import type { AllowPattern, RuleEntry } from '../custom/entry.ts';
import { EntryError, makeRule } from '../custom/rule.ts';
import { compileAllow } from '../custom/allow.ts';
import { RE2 } from '../pattern/notation.ts';
import { parseTree, PatternError } from '../pattern/parse.ts';
import { everyMatchHolds } from '../pattern/prove.ts';
import type { RuleId } from '../rule.ts';
import { quoteOdd } from '../text/quote.ts';
import { TomlDocument, type TomlPath } from '../toml.ts';
import type { ImportReport } from './report.ts';
import type { Additions } from './write-config.ts';

export interface GitleaksImport extends Additions {
  /** Commits in which everything is allowed. */
  readonly commits: readonly string[];
}

/**
 * Throws `ScanError` if the text is no TOML, or a value has another type than it must.
 *
 * @param builtIn ids that rules must not take
 */
export function readGitleaks(
  text: string,
  name: string,
  builtIn: ReadonlySet<RuleId>,
  report: ImportReport,
): GitleaksImport {
  const document = new TomlDocument(text, name);
  const reader = new Reader(document, builtIn, report);
  return reader.read();
}

const TOP_KEYS = [
  'title',
  'description',
  'extend',
  'rules',
  'allowlist',
  'allowlists',
  'minVersion',
];
const RULE_KEYS = [
  'id',
  'description',
  'regex',
  'path',
  'secretGroup',
  'entropy',
  'keywords',
  'tags',
  'allowlist',
  'allowlists',
];

class Reader {
  private readonly document: TomlDocument;
  private readonly builtIn: ReadonlySet<RuleId>;
  private readonly report: ImportReport;
  private readonly commits: string[] = [];
  /** Ids in gitleaks' configuration and what they have become. */
  private readonly ids = new Map<string, RuleId>();

  constructor(document: TomlDocument, builtIn: ReadonlySet<RuleId>, report: ImportReport) {
    this.document = document;
    this.builtIn = builtIn;
    this.report = report;
  }

  read(): GitleaksImport {
    const { document, report } = this;
    for (const key of document.keys([])) {
      if (!TOP_KEYS.includes(key)) report.refuse(key, 'keyscan has nothing like it');
    }
    const rules = Array.from({ length: document.tables(['rules']) }, (_, index) =>
      this.rule(index),
    ).filter((rule) => rule !== undefined);
    const disable = this.extend();
    const allow = this.allowLists([], 'allowlist').map(({ pattern, description }) => ({
      pattern,
      reason: description ?? 'allowed in the configuration of gitleaks',
    }));
    return { rules, allow, disable, commits: this.commits };
  }

  private rule(index: number): RuleEntry | undefined {
    const { document, report } = this;
    const path: TomlPath = ['rules', index];
    const name = document.string([...path, 'id']) ?? `rule ${index + 1}`;
    const shown = quoteOdd(name);
    const unknown = document.keys(path).filter((key) => !RULE_KEYS.includes(key));
    if (unknown.includes('required')) {
      report.refuse(shown, 'it needs matches of other rules near it, which keyscan cannot express');
      return undefined;
    }
    if (unknown.length > 0)
      report.refuse(`${unknown.join(', ')} of ${shown}`, 'keyscan has nothing like it');
    if (document.strings([...path, 'tags']) !== undefined)
      report.remark('Tags of rules are left out.');
    const regex = document.string([...path, 'regex']);
    if (regex === undefined) {
      report.refuse(shown, this.withoutRegex(path));
      return undefined;
    }
    const id = this.newId(name);
    const secretGroup = document.numberOrString([...path, 'secretGroup']);
    const entropy = document.numberOrString([...path, 'entropy']);
    const description = document.string([...path, 'description']);
    const pathPattern = document.string([...path, 'path']);
    const entry: RuleEntry = {
      id,
      regex,
      ...(description !== undefined && { title: titleOf(description) }),
      ...(typeof secretGroup === 'number' && secretGroup > 0 && { secretGroup }),
      ...(typeof entropy === 'number' && entropy > 0 && { entropy }),
      ...(pathPattern !== undefined && { path: pathPattern }),
      allow: this.allowLists(path, shown).map(({ pattern }) => pattern),
      matches: [],
      rejects: [],
    };
    return this.checked(entry, shown, document.strings([...path, 'keywords']) ?? []);
  }

  private withoutRegex(path: TomlPath): string {
    return this.document.string([...path, 'path']) === undefined
      ? 'it changes a rule of gitleaks, not of keyscan: see keyscan rules for ours'
      : 'it is about the names of files, and keyscan looks at what they hold';
  }

  /** The entry if keyscan can run it; otherwise it is refused with the reason. */
  private checked(
    entry: RuleEntry,
    shown: string,
    keywords: readonly string[],
  ): RuleEntry | undefined {
    const { report } = this;
    try {
      const { remarks } = makeRule(entry, RE2);
      for (const remark of remarks) report.remark(`${shown}: ${remark}.`);
    } catch (error) {
      if (!(error instanceof EntryError)) throw error;
      report.refuse(shown, error.message);
      return undefined;
    }
    const { root } = parseTree(entry.regex ?? '', RE2);
    if (keywords.length > 0 && !everyMatchHolds(root, keywords.filter(Boolean), true)) {
      report.remark(
        `${shown}: gitleaks looked only in files that hold ${keywords.map((word) => quoteOdd(word)).join(' or ')}, keyscan looks in all.`,
      );
    }
    report.done.push(`rule ${entry.id}`);
    return entry;
  }

  private newId(name: string): RuleId {
    const plain = name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '');
    const base = plain === '' ? 'gitleaks-rule' : plain;
    const taken = new Set([...this.builtIn, ...this.ids.values()]);
    let id = taken.has(base) ? `gitleaks-${base}` : base;
    for (let number = 2; taken.has(id); number++) id = `gitleaks-${base}-${number}`;
    if (id !== name) this.report.remark(`${quoteOdd(name)} has become ${id}.`);
    this.ids.set(name, id);
    return id;
  }

  /** `[extend]`; returns the built-in rules to switch off. */
  private extend(): RuleId[] {
    const { document, report } = this;
    const keys = document.keys(['extend']);
    for (const key of keys) {
      if (['useDefault', 'path', 'url', 'disabledRules'].includes(key)) continue;
      report.refuse(`extend.${key}`, 'keyscan has nothing like it');
    }
    const base = document.string(['extend', 'path']);
    if (base !== undefined) {
      report.refuse(
        `extend.path ${quoteOdd(base)}`,
        `import that file too: keyscan import gitleaks <file>`,
      );
    }
    if (document.string(['extend', 'url']) !== undefined) {
      report.refuse('extend.url', 'keyscan fetches nothing: save the file and import it');
    }
    if (document.boolean(['extend', 'useDefault']) !== true) {
      report.remark(
        'The configuration did not use the rules of gitleaks; the built-in ones of keyscan stay on. To switch them off: disable = ["*"].',
      );
    }
    return (document.strings(['extend', 'disabledRules']) ?? []).flatMap((id) => {
      if (this.builtIn.has(id)) return [id];
      report.refuse(
        `disabled rule ${quoteOdd(id)}`,
        'keyscan has no rule with this id: see keyscan rules',
      );
      return [];
    });
  }

  /** `[[…allowlists]]`, and `[…allowlist]` as it was written before. */
  private allowLists(
    path: TomlPath,
    owner: string,
  ): { readonly pattern: AllowPattern; readonly description?: string }[] {
    const { document } = this;
    const lists: TomlPath[] = [];
    const single: TomlPath = [...path, 'allowlist'];
    if (!document.isList(single) && document.keys(single).length > 0) lists.push(single);
    for (const key of ['allowlist', 'allowlists']) {
      if (key === 'allowlist' && !document.isList(single)) continue;
      const count = document.tables([...path, key]);
      for (let index = 0; index < count; index++) lists.push([...path, key, index]);
    }
    return lists.flatMap((list, index) => {
      const name =
        path.length === 0 ? `allowlist ${index + 1}` : `allowlist ${index + 1} of ${owner}`;
      const pattern = this.allowList(list, name);
      const description = document.string([...list, 'description']);
      return pattern === undefined
        ? []
        : [{ pattern, ...(description !== undefined && { description }) }];
    });
  }

  private allowList(path: TomlPath, name: string): AllowPattern | undefined {
    const { document, report } = this;
    const target = document.string([...path, 'regexTarget']) ?? 'secret';
    const isTop = path[0] !== 'rules';
    const all = /^(?:and|&&)$/i.test(document.string([...path, 'condition']) ?? '');
    const known = [
      'description',
      'condition',
      'commits',
      'paths',
      'regexTarget',
      'regexes',
      'stopwords',
      'targetRules',
    ];
    for (const key of document.keys(path)) {
      if (!known.includes(key)) report.refuse(`${key} of ${name}`, 'keyscan has nothing like it');
    }
    const member = TARGETS[target.toLowerCase()];
    if (member === undefined) {
      report.refuse(name, `regexTarget ${quoteOdd(target)} is not known`);
      return undefined;
    }
    const commits = document.strings([...path, 'commits']) ?? [];
    const targetRules = document.strings([...path, 'targetRules']);
    if (commits.length > 0 && (all || !isTop || targetRules !== undefined)) {
      report.refuse(
        `commits of ${name}`,
        'keyscan decides by value: use keyscan allow or keyscan baseline',
      );
      if (all) return undefined;
    } else this.commits.push(...commits);
    const regexes = document.strings([...path, 'regexes']) ?? [];
    const paths = document.strings([...path, 'paths']) ?? [];
    const stopWords = document.strings([...path, 'stopwords']) ?? [];
    const rules = targetRules?.flatMap((id) => this.ids.get(id) ?? this.refusedTarget(id, name));
    if (rules?.length === 0) return undefined;
    const usableOf = (sources: readonly string[]): string[] =>
      sources.filter((source) => this.isUsable(source, name));
    const [usable, usablePaths] = [usableOf(regexes), usableOf(paths)];
    const kinds = [
      [regexes, usable],
      [paths, usablePaths],
      [stopWords, stopWords],
    ] as const;
    // Without one of its conditions a list that wants all of them would allow more than it did.
    const isCut = kinds.some(([given, kept]) => given.length > 0 && kept.length === 0);
    if ((all && isCut) || kinds.every(([, kept]) => kept.length === 0)) return undefined;
    const pattern: AllowPattern = {
      ...(rules !== undefined && { rules }),
      ...(usable.length > 0 && { [member]: usable }),
      ...(usablePaths.length > 0 && { pathRegexes: usablePaths }),
      ...(stopWords.length > 0 && { stopWords }),
      ...(all && { all }),
    };
    report.done.push(name);
    if (isTop && target === 'match') {
      report.remark(`${name}: in built-in rules, its regexes look at the whole line.`);
    }
    return pattern;
  }

  private refusedTarget(id: string, name: string): RuleId[] {
    if (this.builtIn.has(id)) return [id];
    this.report.refuse(`${quoteOdd(id)} in ${name}`, 'keyscan has no such rule');
    return [];
  }

  private isUsable(source: string, name: string): boolean {
    try {
      parseTree(source, RE2);
      compileAllow({ regexes: [source] });
      return true;
    } catch (error) {
      if (!(error instanceof PatternError)) throw error;
      this.report.refuse(`a regex of ${name}`, error.message);
      return false;
    }
  }
}

const TARGETS: Readonly<Record<string, 'regexes' | 'matchRegexes' | 'lineRegexes'>> = {
  secret: 'regexes',
  match: 'matchRegexes',
  line: 'lineRegexes',
};

/** Descriptions are sentences; a title is the first one without its full stop. */
function titleOf(description: string): string {
  const [first = description] = description.trim().split(/\.(?:\s|$)|\n/);
  return first.length > 100 ? `${first.slice(0, 99)}…` : first;
}
