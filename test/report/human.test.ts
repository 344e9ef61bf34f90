import { describe, expect, test } from 'vitest';
import type { Oid } from '../../src/content.ts';
import {
  commit,
  finding,
  fingerprint,
  KEY_ID,
  location,
  part,
  position,
  PREVIEW,
  problem,
  receipt,
  render,
} from './events.ts';

describe('a clean run', () => {
  const clean = [receipt({ mode: 'staged', scope: 'the index against HEAD' })];

  test('prints nothing in a hook', async () => {
    expect(await render('human', clean, { mode: 'staged' })).toBe('');
    expect(await render('human', clean, { mode: 'history', quiet: true })).toBe('');
  });

  test('prints the verdict and the receipt elsewhere, or when asked', async () => {
    const expected = [
      'No secrets found.',
      '  scanned     the index against HEAD: 1,234 commits, 5,678 contents, 45.7 MB, 12 refs',
      '  rules       52, digest abcdef123456, keyscan 1.2.3',
      '  time        1.2 s',
      '',
    ].join('\n');
    expect(await render('human', clean, { mode: 'history' })).toBe(expected);
    expect(await render('human', clean, { mode: 'staged', verbose: true })).toBe(expected);
  });
});

describe('the receipt', () => {
  test('says what was left out and silenced, by what, and what is odd in the allow-list', async () => {
    const output = await render('human', [
      receipt({
        skipped: { binary: 2, 'lfs-pointer': 1, submodule: 3 },
        silenced: {
          allowList: 1,
          baseline: 2,
          inline: 3,
          excludedPaths: 4,
          notSelected: 5,
          notSure: 7,
          notNew: 6,
        },
        allowListRemarks: ['v1-1 has expired'],
      }),
    ]);
    const text = output.replace(/\s+/g, ' ');
    expect(text).toContain(
      'left out 2 binary contents, 1 LFS pointer (its content is not in git) and 3 submodules',
    );
    expect(text).toContain(
      'silenced 1 by the allow-list, 2 by the baseline, 3 by keyscan:allow comments, 4 in excluded paths (`--no-default-excludes`',
    );
    expect(text).toContain(
      '5 below --min-severity or of rules switched off, 7 too uncertain (`--min-confidence low` shows them) and 6 that the old version already held',
    );
    expect(text).toContain('allow-list v1-1 has expired');
  });
});

describe('an incomplete run is never an all-clear', () => {
  test.each([
    ['a problem', [problem(), receipt({ complete: false, problems: 1 })]],
    ['a problem that the receipt does not know of', [problem(), receipt()]],
    ['a receipt that says so', [receipt({ complete: false })]],
    ['a receipt that counted a problem', [receipt({ problems: 1 })]],
    ['no receipt', []],
  ])('%s', async (_what, events) => {
    for (const context of [{ mode: 'staged' }, { mode: 'history' }, { quiet: true }]) {
      const output = await render('human', events, context);
      expect(output).toContain('INCOMPLETE');
      expect(output).not.toContain('No secrets found');
    }
  });

  test('a receipt that counted a finding is none either', async () => {
    expect(await render('human', [receipt({ findings: 1 })])).toContain('1 finding.');
  });

  test('findings and incompleteness are both said', async () => {
    const output = await render('human', [
      finding(),
      problem(),
      receipt({ complete: false, findings: 1, problems: 1 }),
    ]);
    expect(output).toContain('1 finding: 1 critical. INCOMPLETE: 1 problem');
    expect(output).toContain('! an object is missing');
    expect(output).toContain('Run `git fetch` and scan again.');
  });

  test('many problems are counted, all of them on request', async () => {
    const problems = Array.from({ length: 15 }, (_, i) =>
      problem({ message: `object ${i} is missing` }),
    );
    const short = await render('human', problems);
    expect(short.match(/! object/g)).toHaveLength(10);
    expect(short).toContain('! and 5 more (missing-object); --verbose lists them');
    expect(short.match(/Run `git fetch`/g)).toHaveLength(1);
    expect((await render('human', problems, { verbose: true })).match(/! object/g)).toHaveLength(
      15,
    );
  });
});

describe('a finding before the commit', () => {
  test('shows where, what, and what to do', async () => {
    const output = await render('human', [finding()], { mode: 'staged' });
    expect(output.split('\n')).toEqual([
      'critical  AWS secret access key',
      'src/config.ts:12:20',
      '',
      `  11 │ accessKeyId = ${KEY_ID}`,
      `  12 │     secretAccessKey = ${PREVIEW};`,
      '     │                       ^^^^^^^',
      '  13 │ }',
      '',
      `  AWS access key id      ${KEY_ID}  11:16`,
      `  AWS secret access key  ${PREVIEW}               12:20`,
      '  With its id it opens everything that the user may do.',
      '',
      'What to do (it is not committed yet)',
      '  1. Take the file out of the next commit; it stays on disk:',
      '     git restore --staged src/config.ts',
      '  2. Keep it in `~/.aws/credentials`.',
      '  3. No rotation needed, unless it has left this machine another way (a chat, a mail, another',
      '     branch). If it has: Create a second key with `aws iam create-access-key`.',
      '  More: https://docs.example.org/keys',
      '',
      'If it is meant to stay',
      `     keyscan allow ${fingerprint(1)} --reason "why it is harmless"`,
      '  or on its line, as a comment:',
      '     keyscan:allow aws-secret-access-key -- why it is harmless',
      '',
      '',
      '1 finding: 1 critical. INCOMPLETE: the scan stopped before its end; there may be more than these.',
      'Scan again.',
      '',
    ]);
  });

  test('names a command that works before the first commit, from a shell, with an odd path', async () => {
    const odd = finding({ location: location({ path: "my file's.ts" }) });
    const output = await render('human', [odd], { mode: 'staged', unbornHead: true });
    expect(output).toContain(`\n     git rm --cached "my file's.ts"\n`);
  });

  test('uses the command by which keyscan was started', async () => {
    const output = await render('human', [finding()], { command: 'npx keyscan' });
    expect(output).toContain('     npx keyscan allow v1-');
  });
});

describe('a finding in history', () => {
  const old = finding({
    location: location({ commit: commit(), atHead: false }),
    atHead: true,
    otherLocations: [location({ path: 'b.ts', start: position(3, 4), commit: commit() })],
    otherLocationCount: 4,
  });

  test('names the commit, HEAD and the other places', async () => {
    const output = await render('human', [old]);
    expect(output).toContain(
      'src/config.ts:12:20\ncommit 1a2b3c4d5e1a · Jo Doe · 2024-05-06 · add settings\nstill in HEAD · in 4 other places\n',
    );
    expect(output).toContain('What to do, in this order\n  1. Create a second key');
    expect(output).not.toContain('also b.ts:3:4');
  });

  test('lists the other places on request', async () => {
    const output = await render('human', [old], { verbose: true });
    expect(output).toContain('  also b.ts:3:4 · commit 1a2b3c4d5e1a');
    expect(output).toContain('  and 3 more\n');
  });

  test('in a message has no path and no inline comment', async () => {
    const commitMessage = finding({
      location: {
        kind: 'commit-message',
        start: position(1, 2),
        end: position(1, 3),
        commit: commit(),
      },
    });
    const output = await render('human', [commitMessage]);
    expect(output).toContain(
      '\nmessage of commit 1a2b3c4d5e1a:1:2\ncommit 1a2b3c4d5e1a · Jo Doe · 2024-05-06\n',
    );
    expect(output).not.toContain('keyscan:allow aws');
  });
});

test('before a push the advice is to rewrite the commit', async () => {
  const output = await render('human', [finding({ location: location({ commit: commit() }) })], {
    mode: 'push',
  });
  expect(output).toContain(`     git rebase --interactive ${commit().oid}^\n`);
  expect(output).toContain('No rotation needed, unless');
  const tag = finding({
    location: { kind: 'tag-message', tag: 'v1 rc', start: position(1, 1), end: position(1, 9) },
  });
  expect(await render('human', [tag], { mode: 'push' })).toContain(
    '     git tag --delete "v1 rc"\n',
  );
});

test('long advice is given once for each rule, commands for each finding', async () => {
  const other = finding({ location: location({ path: 'other.ts' }), fingerprint: fingerprint(2) });
  const output = await render('human', [finding(), other], { mode: 'staged' });
  expect(output.match(/With its id it opens everything/g)).toHaveLength(1);
  expect(output.match(/No rotation needed/g)).toHaveLength(1);
  expect(output).toContain(
    'What to do: as for the first "AWS secret access key" above\n     git restore --staged other.ts\n',
  );
  expect(output).toContain(`keyscan allow ${fingerprint(2)} `);
});

test('quiet gives each finding one line', async () => {
  const output = await render('human', [finding(), receipt({ findings: 1 })], { quiet: true });
  expect(output).toBe(
    `critical  src/config.ts:12:20  AWS secret access key  ${fingerprint(1)}\n1 finding: 1 critical.\n`,
  );
});

test('a single value needs no table', async () => {
  const single = finding({ parts: [part()] });
  expect(await render('human', [single])).toContain(`\n  Value  ${PREVIEW}\n`);
});

test('account, notes and doubt are shown', async () => {
  const output = await render('human', [
    finding({ account: '123456789012', notes: ['It looks like a canary.'], confidence: 'low' }),
  ]);
  expect(output).toContain('  Account 123456789012\n');
  expect(output).toContain('  Note: It looks like a canary.\n');
  expect(output).toContain('this rule is not sure');
});

describe('frames', () => {
  test('cut a long line around its mark', async () => {
    const text = `${'a'.repeat(300)}SECRET!${'b'.repeat(300)}`;
    const output = await render(
      'human',
      [finding({ frame: [{ line: 7, text, mark: { start: 301, end: 308 } }] })],
      { width: 60 },
    );
    const [source = '', carets = ''] = output.split('\n').slice(3, 5);
    expect(source).toMatch(/^ {2}7 │ …a+SECRET!b+…$/);
    expect(source.length).toBeLessThanOrEqual(60);
    expect(carets.indexOf('^')).toBe(source.indexOf('SECRET!'));
    expect(carets.trim().replace('│', '').trim()).toBe('^^^^^^^');
  });

  test('give the room that one side does not need to the other', async () => {
    const text = `${'a'.repeat(300)}SECRET!bb`;
    const frame = [{ line: 7, text, mark: { start: 301, end: 308 } }];
    const output = await render('human', [finding({ frame })], { width: 60 });
    expect(output.split('\n')[3]).toBe(`  7 │ …${'a'.repeat(44)}SECRET!bb`);
  });

  test('line up below tabs and wide characters', async () => {
    const output = await render('human', [
      finding({ frame: [{ line: 7, text: '\t漢 = X', mark: { start: 6, end: 7 } }] }),
    ]);
    expect(output).toContain('\n  7 │     漢 = X\n    │          ^\n');
  });

  test('show where lines are left out', async () => {
    const frame = [
      { line: 1, text: 'a\r' },
      { line: 9, text: 'b' },
    ];
    expect(await render('human', [finding({ frame })])).toContain('\n  1 │ a\n    ⋮\n  9 │ b\n');
  });
});

describe('colour', () => {
  test('is used when asked for, and removing it gives the plain report', async () => {
    const events = [finding(), problem(), receipt({ complete: false })];
    const coloured = await render('human', events, { colour: true });
    expect(coloured).toContain('\u001b[1;97;41m critical \u001b[22;39;49m');
    // oxlint-disable-next-line no-control-regex
    const stripped = coloured.replace(/\u001b\[[0-9;]*m/g, '');
    const uncoloured = await render('human', events);
    expect(stripped.replace(' critical ', 'critical').replaceAll('`', '')).toBe(
      uncoloured.replaceAll('`', ''),
    );
  });

  test('locations become links where the file is there to open', async () => {
    const context = { linkRoot: '/home/jo/my repo' };
    const link =
      '\u001b]8;;file:///home/jo/my%20repo/src/config.ts\u001b\\src/config.ts:12:20\u001b]8;;\u001b\\';
    expect(await render('human', [finding()], context)).toContain(link);
    const gone = finding({ location: location({ commit: commit(), atHead: false }) });
    expect(await render('human', [gone], context)).not.toContain('\u001b]8');
  });
});

test('an object id is shown by its first twelve digits', async () => {
  const blob = finding({
    location: {
      kind: 'blob',
      oid: 'f'.repeat(40) as Oid,
      start: position(1, 1),
      end: position(1, 2),
    },
  });
  expect(await render('human', [blob])).toContain('\nblob ffffffffffff:1:1\n');
});
