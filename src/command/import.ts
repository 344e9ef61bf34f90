/**
 * `keyscan import`: takes over rules and decisions of other scanners. Nothing they name is run, and
 * what cannot be taken over is said by name.
 */

import { resolve } from 'node:path';
import { parseConfig } from '../config.ts';
import { ExitStatus, ScanError } from '../error.ts';
import { acceptFindings, allow, readDecisions } from '../filter/decisions.ts';
import type { Acceptable } from '../filter/baseline.ts';
import type { Finding } from '../finding.ts';
import { Git } from '../git/run.ts';
import { readDetectSecrets } from '../import/detect-secrets.ts';
import { readGitSecrets } from '../import/git-secrets.ts';
import { readGitleaks } from '../import/gitleaks.ts';
import { readGitleaksIgnore } from '../import/gitleaks-ignore.ts';
import { findingsAt, type ImportedDecision } from '../import/places.ts';
import { ImportReport } from '../import/report.ts';
import { addToConfig, type Additions } from '../import/write-config.ts';
import type { Options } from '../options/values.ts';
import { readSettingsFile, writeSettingsFile, type SettingsFile } from '../settings-file.ts';
import { nearest } from '../text/nearest.ts';
import { quoteOdd } from '../text/quote.ts';
import type { CommandIo } from './io.ts';
import { rootAbove } from './root.ts';
import { prepareScan } from './scan.ts';
import { configFile, decisionFiles, ruleIds } from './settings.ts';

/** Largest file of another tool, in bytes. */
const MAX_SIZE = 64 * 1024 * 1024;

type Importer = (run: ImportRun, file: string | undefined) => Promise<void>;

const IMPORTERS: Readonly<Record<string, Importer>> = {
  gitleaks: importGitleaks,
  'gitleaks-ignore': importGitleaksIgnore,
  'detect-secrets': importDetectSecrets,
  'git-secrets': importGitSecrets,
};

/** Ends with `Incomplete` if something could not be taken over. */
export async function importFrom(options: Options, io: CommandIo): Promise<ExitStatus> {
  const [from = '', file] = options.arguments;
  const importer = Object.hasOwn(IMPORTERS, from) ? IMPORTERS[from] : undefined;
  if (importer === undefined) {
    const names = Object.keys(IMPORTERS);
    const near = nearest(from, names);
    throw new ScanError(`keyscan imports nothing from ${quoteOdd(from)}`, {
      hint: near === undefined ? `Known: ${names.join(', ')}.` : `Did you mean ${near}?`,
    });
  }
  const run = new ImportRun(options, io);
  await importer(run, file);
  // With --dry-run, stdout is what would be written.
  (options.dryRun ? io.stderr : io.stdout).write(run.report.text);
  return run.report.refused.length > 0 ? ExitStatus.Incomplete : ExitStatus.Clean;
}

async function importGitleaks(run: ImportRun, file = '.gitleaks.toml'): Promise<void> {
  const builtIn = new Set(await ruleIds());
  const imported = readGitleaks(run.read(file), file, builtIn, run.report);
  await run.addToConfig(imported);
  if (imported.commits.length === 0) return;
  await run.allow(
    imported.commits.map((commit) => ({ name: `commit ${quoteOdd(commit)}`, commit })),
    'allowed commit in the configuration of gitleaks',
  );
}

async function importGitleaksIgnore(run: ImportRun, file = '.gitleaksignore'): Promise<void> {
  const decisions = readGitleaksIgnore(run.read(file), run.report);
  await run.allow(decisions, `imported from ${file}`);
}

async function importDetectSecrets(run: ImportRun, file = '.secrets.baseline'): Promise<void> {
  const { harmless, accepted, config } = readDetectSecrets(run.read(file), file, run.report);
  await run.addToConfig(config);
  await run.allow(harmless, `audited as no secret in ${file}`);
  await run.accept(accepted);
}

async function importGitSecrets(run: ImportRun, file: string | undefined): Promise<void> {
  if (file !== undefined) {
    throw new ScanError('git-secrets keeps its patterns in the configuration of git', {
      hint: 'keyscan import git-secrets, without a file.',
    });
  }
  await run.addToConfig(readGitSecrets(await run.gitSecrets(), run.report));
}

/** One import into one repository. */
class ImportRun {
  readonly report: ImportReport = new ImportReport();
  private readonly options: Options;
  private readonly io: CommandIo;
  private readonly root: string;
  private found: Promise<readonly Finding[]> | undefined;

  constructor(options: Options, io: CommandIo) {
    this.options = options;
    this.io = io;
    this.root = rootAbove(io.cwd);
  }

  /** The text of a file of another tool, which has to be there. */
  read(name: string): string {
    const path = resolve(this.io.cwd, name);
    return readSettingsFile({ path, name, required: true }, MAX_SIZE) ?? '';
  }

  async gitSecrets(): Promise<{ patterns: string[]; allowed: string[]; providers: string[] }> {
    const git = new Git({ directory: this.root, env: this.io.env });
    const all = async (key: string): Promise<string[]> => {
      // Status 1 says that there is no such key.
      const text = await git.text(['config', '--null', '--get-all', key], { allow: [1] });
      return text.split('\0').filter((value) => value !== '');
    };
    const allowedFile = readSettingsFile({
      path: resolve(this.root, '.gitallowed'),
      name: '.gitallowed',
    });
    const lines = (allowedFile ?? '').split(/\r?\n/).filter((line) => /^\s*[^\s#]/.test(line));
    return {
      patterns: await all('secrets.patterns'),
      allowed: [...(await all('secrets.allowed')), ...lines],
      providers: await all('secrets.providers'),
    };
  }

  /** Adds to `.keyscan.toml`, as far as there is something to add. */
  async addToConfig(additions: Additions): Promise<void> {
    const { rules, allow: allowed, disable } = additions;
    if (rules.length + allowed.length + disable.length === 0) return;
    const file: SettingsFile = {
      ...configFile(this.options, this.io, this.root),
      required: false,
    };
    const before = readSettingsFile(file);
    const { text, known } = addToConfig(before, additions, file.name);
    for (const id of known) {
      this.report.remark(`${file.name} has a rule ${id} already, which stays as it is.`);
    }
    if (text === before) {
      this.report.remark(`${file.name} has all of it already.`);
      return;
    }
    await parseConfig(text, await ruleIds(), file.name);
    if (this.options.dryRun) this.io.stdout.write(text);
    else writeSettingsFile(file, text);
    this.report.remark(`${file.name} is changed: commit it, so that it counts for everybody.`);
  }

  /** Allows what a scan finds where the decisions say. */
  async allow(decisions: readonly ImportedDecision[], reason: string): Promise<void> {
    const files = decisionFiles(this.options, this.io, this.root);
    const allowList = { ...files.allowList, required: false };
    const findings = await this.matching(decisions);
    const known = (await readDecisions({ ...files, allowList }, this.io.now)).allowList;
    for (const finding of findings) {
      const isKnown = known?.entries.some(({ fingerprint }) => fingerprint === finding.fingerprint);
      const request = { fingerprint: finding.fingerprint, reason };
      if (isKnown !== true && !this.options.dryRun) {
        await allow({ ...files, allowList }, request, this.io.now);
      }
      this.report.done.push(`${describe(finding)}: allowed in ${files.allowList.name}`);
    }
  }

  /** Adds to the baseline what a scan finds where the decisions say. */
  async accept(decisions: readonly ImportedDecision[]): Promise<void> {
    const findings = await this.matching(decisions);
    if (findings.length === 0) return;
    const files = decisionFiles(this.options, this.io, this.root);
    const baseline = { ...files.baseline, required: false };
    const now = await readDecisions({ ...files, baseline }, this.io.now);
    const start = { line: 1, column: 1 };
    const before = (now.baseline?.entries ?? []).map(({ rule, fingerprint, path }): Acceptable => {
      const location = {
        kind: 'blob',
        start,
        end: start,
        ...(path !== undefined && { path }),
      } as const;
      return { ruleId: rule, fingerprint, location };
    });
    if (!this.options.dryRun) acceptFindings(baseline, [...before, ...findings], now);
    for (const finding of findings) {
      this.report.done.push(`${describe(finding)}: accepted in ${files.baseline.name}`);
    }
  }

  /** Each finding once; decisions that are about none are refused by name. */
  private async matching(decisions: readonly ImportedDecision[]): Promise<readonly Finding[]> {
    if (decisions.length === 0) return [];
    const findings = await (this.found ??= this.scan());
    const all = new Map<string, Finding>();
    for (const decision of decisions) {
      const here = findingsAt(findings, decision);
      if (here.length === 0) {
        this.report.refuse(decision.name, 'keyscan reports nothing there');
      }
      for (const finding of here) all.set(finding.fingerprint, finding);
    }
    return [...all.values()];
  }

  /** Everything that keyscan finds in the history, also what is allowed already. */
  private async scan(): Promise<readonly Finding[]> {
    const { startTarget } = await import('./history.ts');
    const options: Options = {
      ...this.options,
      command: 'history',
      arguments: [],
      minSeverity: 'info',
    };
    const open = startTarget(options, this.io);
    const ignored = { ignoreBaseline: true, ignoreAllowList: true };
    const { events } = await prepareScan(options, this.io, open, ignored);
    const findings: Finding[] = [];
    for await (const event of events) {
      if (event.type === 'finding') findings.push(event);
      if (event.type === 'problem') this.report.refuse('part of the history', event.message);
    }
    return findings;
  }
}

function describe({ ruleId, location }: Finding): string {
  const { path, start, commit } = location;
  const place =
    path === undefined ? `message of ${commit?.oid ?? ''}` : `${quoteOdd(path)}:${start.line}`;
  return `${place} ${ruleId}`;
}
