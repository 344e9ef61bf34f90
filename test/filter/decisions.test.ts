import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Acceptable } from '../../src/filter/baseline.ts';
import {
  acceptFindings,
  allow,
  readDecisions,
  type DecisionFiles,
} from '../../src/filter/decisions.ts';
import { fingerprintOf, newSalt, PUBLIC_SALT } from '../../src/filter/fingerprint.ts';
import { Secret, type Fingerprint } from '../../src/finding.ts';
import { createCredentials } from '../support/credentials.ts';
import { scanErrorOf } from '../support/scan-error.ts';

const NOW = Date.parse('2026-06-15T12:00:00Z');
const RULE = 'aws-secret-access-key';
const credentials = createCredentials('decisions');
const [first, second] = [credentials.secretAccessKey(), credentials.secretAccessKey()];

let directory: string;
let files: DecisionFiles;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'keyscan-decisions-'));
  const at = (name: string) => ({ path: join(directory, name), name });
  files = { allowList: at('.keyscan-allow.toml'), baseline: at('.keyscan-baseline.json') };
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

/** What a scan of both values would report, and the fingerprints it would show. */
async function scan(): Promise<Acceptable[]> {
  const { salt, allowList, baseline } = await readDecisions(files, NOW);
  const at = { line: 1, column: 1 };
  return [first, second].flatMap((value): Acceptable[] => {
    const fingerprint = fingerprintOf(salt, RULE, new Secret(value));
    const query = { ruleId: RULE, severity: 'critical', path: 'a' } as const;
    if (allowList?.match({ ...query, fingerprint: () => fingerprint })) return [];
    if (baseline?.match(fingerprint)) return [];
    return [
      { ruleId: RULE, fingerprint, location: { kind: 'blob', path: 'a', start: at, end: at } },
    ];
  });
}

async function fingerprints(): Promise<Fingerprint[]> {
  return (await scan()).map(({ fingerprint }) => fingerprint);
}

describe('without files', () => {
  it('every scan shows the same fingerprints', async () => {
    const shown = await fingerprints();
    expect(shown).toHaveLength(2);
    expect(await fingerprints()).toEqual(shown);
    expect((await readDecisions(files, NOW)).salt).toBe(PUBLIC_SALT);
  });
});

describe('keyscan allow', () => {
  it('with the fingerprint of the first scan silences that finding and no other', async () => {
    const [shown, other] = await fingerprints();
    const { created, entry } = await allow(files, { fingerprint: shown ?? '', reason: 'r1' }, NOW);
    expect(created).toBe(true);
    const rest = await fingerprints();
    expect(rest).toHaveLength(1);
    expect(rest).not.toContain(entry.fingerprint);
    // The other one has a new name; the one from the first scan still works.
    expect(rest[0]).not.toBe(other);
    expect((await allow(files, { fingerprint: other ?? '', reason: 'r2' }, NOW)).created).toBe(
      false,
    );
    expect(await fingerprints()).toEqual([]);
  });

  it('with the fingerprint of a later scan', async () => {
    await allow(files, { paths: ['docs/**'], reason: 'generated' }, NOW);
    const [shown] = await fingerprints();
    await allow(files, { fingerprint: shown ?? '', reason: 'r1' }, NOW);
    const [next, ...none] = await fingerprints();
    expect(none).toEqual([]);
    await allow(files, { fingerprint: next ?? '', reason: 'r2' }, NOW);
    expect(await fingerprints()).toEqual([]);
  });

  it('stores neither the value nor the public fingerprint', async () => {
    const shown = await fingerprints();
    for (const fingerprint of shown) await allow(files, { fingerprint, reason: 'r1' }, NOW);
    const text = readFileSync(files.allowList.path, 'utf8');
    for (const word of [...shown, first, second]) expect(text).not.toContain(word);
  });

  it('after keyscan baseline uses its salt', async () => {
    const [one, two] = await scan();
    if (one === undefined || two === undefined) throw new Error('two findings expected');
    acceptFindings(files.baseline, [one], await readDecisions(files, NOW));
    await allow(files, { fingerprint: two.fingerprint, reason: 'r1' }, NOW);
    expect(await fingerprints()).toEqual([]);
    const { salt, allowList, baseline } = await readDecisions(files, NOW);
    expect(allowList?.salt).toBe(salt);
    expect(baseline?.salt).toBe(salt);
  });

  it('leaves the file as it was when it fails', async () => {
    await allow(files, { paths: ['a/**'], reason: 'r1' }, NOW);
    const before = readFileSync(files.allowList.path, 'utf8');
    await scanErrorOf(() => allow(files, { paths: ['a/**'], reason: 'r2' }, NOW));
    await scanErrorOf(() => allow(files, { fingerprint: 'v1-', reason: 'r2' }, NOW));
    expect(readFileSync(files.allowList.path, 'utf8')).toBe(before);
  });

  it('begins the file that --allow-list names', async () => {
    const path = join(directory, 'other.toml');
    const named = { ...files, allowList: { path, name: 'other.toml', required: true } };
    expect((await allow(named, { paths: ['a'], reason: 'r1' }, NOW)).created).toBe(true);
    expect((await readDecisions(named, NOW)).allowList?.entries).toHaveLength(1);
  });
});

describe('keyscan baseline', () => {
  it('accepts what a scan found, and counts', async () => {
    const findings = await scan();
    const decisions = await readDecisions(files, NOW);
    expect(acceptFindings(files.baseline, findings, decisions)).toEqual({
      total: 2,
      added: 2,
      dropped: 0,
    });
    expect(await scan()).toEqual([]);
  });

  it('written again drops what is gone and keeps the salt', async () => {
    acceptFindings(files.baseline, await scan(), await readDecisions(files, NOW));
    const before = await readDecisions(files, NOW);
    const fingerprint = fingerprintOf(before.salt, RULE, new Secret(second));
    const kept = {
      ruleId: RULE,
      fingerprint,
      location: {
        kind: 'blob' as const,
        start: { line: 1, column: 1 },
        end: { line: 1, column: 2 },
      },
    };
    expect(acceptFindings(files.baseline, [kept], before)).toEqual({
      total: 1,
      added: 0,
      dropped: 1,
    });
    const after = await readDecisions(files, NOW);
    expect(after.salt).toBe(before.salt);
    expect(after.text).not.toBe(before.text);
  });

  it('takes the salt of the allow-list', async () => {
    const [shown] = await fingerprints();
    await allow(files, { fingerprint: shown ?? '', reason: 'r1' }, NOW);
    acceptFindings(files.baseline, await scan(), await readDecisions(files, NOW));
    expect(await scan()).toEqual([]);
  });
});

describe('errors', () => {
  it('different salts in the two files stop a scan, and the advice works', async () => {
    const [shown] = await fingerprints();
    await allow(files, { fingerprint: shown ?? '', reason: 'r1' }, NOW);
    const foreign = `[{"version":1,"salt":"${newSalt()}"}]`;
    writeFileSync(files.baseline.path, foreign);
    const error = await scanErrorOf(() => readDecisions(files, NOW));
    expect(error.status).toBe(2);
    await scanErrorOf(() => allow(files, { paths: ['x'], reason: 'r1' }, NOW));
    rmSync(files.baseline.path);
    acceptFindings(files.baseline, await scan(), await readDecisions(files, NOW));
    expect(await scan()).toEqual([]);
  });

  it('a file named on the command line has to be there', async () => {
    const missing = { ...files.allowList, required: true };
    const error = await scanErrorOf(() => readDecisions({ ...files, allowList: missing }, NOW));
    expect(error.message).toBe('.keyscan-allow.toml does not exist');
  });
});
