import { fc, it } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { inlineComments } from '../../src/filter/inline.ts';

const RULE = 'aws-access-key-id';
const ALLOWED = { ruleId: RULE, reason: 'revoked in 2019' };

describe('on the same line', () => {
  it.each([
    `key = "x" # keyscan:allow ${RULE} -- revoked in 2019`,
    `key = "x"; // keyscan:allow ${RULE} -- revoked in 2019`,
    `key = "x"; //keyscan:allow ${RULE} -- revoked in 2019`,
    `select 'x' -- keyscan:allow ${RULE} -- revoked in 2019`,
    `key: x /* keyscan:allow ${RULE} -- revoked in 2019 */`,
    `/*keyscan:allow ${RULE} -- revoked in 2019*/ key: x`,
    `<key>x</key> <!-- keyscan:allow ${RULE} -- revoked in 2019 -->`,
    `<key>x</key> <%-- keyscan:allow ${RULE} -- revoked in 2019 --%>`,
    `key=x ; keyscan:allow ${RULE} -- revoked in 2019`,
    `x % keyscan:allow ${RULE} -- revoked in 2019`,
    `{# keyscan:allow ${RULE} -- revoked in 2019 #} x`,
    `(* keyscan:allow ${RULE} -- revoked in 2019 *) x`,
    `{- keyscan:allow ${RULE} -- revoked in 2019 -} x`,
    `x\t#\tkeyscan:allow\t${RULE}\t--\trevoked in 2019\r`,
    `keyscan:allow ${RULE}   --   revoked in 2019   `,
  ])('%s', (line) => {
    expect(inlineComments(line, undefined)).toEqual({ allows: [ALLOWED], remarks: [] });
  });

  it('several on one line', () => {
    const line = `x // keyscan:allow a-one -- because one // keyscan:allow b-two -- because two`;
    expect(inlineComments(line, undefined).allows).toEqual([
      { ruleId: 'a-one', reason: 'because one' },
      { ruleId: 'b-two', reason: 'because two' },
    ]);
  });

  it('a reason in any script', () => {
    const line = 'x # keyscan:allow a-b -- 例のみ';
    expect(inlineComments(line, undefined).allows[0]?.reason).toBe('例のみ');
    const latin1 = Buffer.from(line, 'utf8').toString('latin1');
    expect(inlineComments(latin1, undefined).allows).toHaveLength(1);
  });
});

describe('on the line above', () => {
  const next = `// keyscan:allow-next-line ${RULE} -- revoked in 2019`;
  const same = `// keyscan:allow ${RULE} -- revoked in 2019`;

  it('covers the next line only with -next-line', () => {
    expect(inlineComments('key = x', next).allows).toEqual([ALLOWED]);
    expect(inlineComments('key = x', same)).toEqual({ allows: [], remarks: [] });
    expect(inlineComments(next, undefined)).toEqual({ allows: [], remarks: [] });
  });

  it('adds to the comments of the line itself', () => {
    const line = 'key = x # keyscan:allow a-b -- why not';
    expect(inlineComments(line, next).allows.map(({ ruleId }) => ruleId)).toEqual(['a-b', RULE]);
  });
});

describe('what does not count', () => {
  it.each([
    `x # keyscan:allow ${RULE}`,
    `x # keyscan:allow ${RULE} --`,
    `x # keyscan:allow ${RULE} -- `,
    `x # keyscan:allow ${RULE} -- ...`,
    `x # keyscan:allow ${RULE} revoked in 2019`,
    `x # keyscan:allow ${RULE} - revoked in 2019`,
    `x <!-- keyscan:allow ${RULE} -->`,
    `x <!-- keyscan:allow ${RULE} -- -->`,
    `x /* keyscan:allow ${RULE} */`,
    `x /* keyscan:allow ${RULE}*/`,
    `x /* keyscan:allow ${RULE} -- */`,
    `x # keyscan:allow ${RULE}, other-rule -- revoked`,
  ])('no reason: %s', (line) => {
    const { allows, remarks } = inlineComments(line, undefined);
    expect(allows).toEqual([]);
    expect(remarks).toEqual([
      'The keyscan:allow comment here gives no reason and does not count: ' +
        'write keyscan:allow <rule-id> -- why it may stay.',
    ]);
  });

  it.each([
    'x # keyscan:allow',
    'x # keyscan:allow -- revoked in 2019',
    'x # keyscan:allow * -- revoked in 2019',
    'x # keyscan:allow aws-* -- revoked in 2019',
    'x # keyscan:allow AWS-KEY -- revoked in 2019',
    'x # keyscan:allow "aws-key" -- revoked in 2019',
  ])('no rule: %s', (line) => {
    const { allows, remarks } = inlineComments(line, undefined);
    expect(allows).toEqual([]);
    expect(remarks[0]).toContain('names no rule');
  });

  it.each([
    'x # my-keyscan:allow a-b -- reason',
    'x # keyscan:allowed a-b -- reason',
    'x # keyscan:allow-line a-b -- reason',
    'x # Keyscan:Allow a-b -- reason',
    'x # keyscan : allow a-b -- reason',
  ])('another word: %s', (line) => {
    expect(inlineComments(line, undefined)).toEqual({ allows: [], remarks: [] });
  });

  it('never quotes the line in a remark', () => {
    const { remarks } = inlineComments('x # keyscan:allow 0f3a9c77d1e2b4 secretvalue', 'y');
    expect(remarks).toHaveLength(1);
    expect(remarks[0]).not.toMatch(/0f3a9c|secretvalue/);
  });
});

describe('hostile lines', () => {
  it.each([
    'keyscan:allow'.repeat(500_000),
    `keyscan:allow a${' '.repeat(5_000_000)}-- x`,
    `keyscan:allow ${'a-'.repeat(2_000_000)} -- x`,
    `keyscan:allow a -- ${'-'.repeat(5_000_000)}`,
    `${' '.repeat(5_000_000)}keyscan:allo`,
    'x'.repeat(20_000_000),
  ])('are read in linear time (%#)', (line) => {
    const start = performance.now();
    inlineComments(line, line);
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  it.prop([fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })])(
    'give reasons only for rules that are named',
    (before, after) => {
      const line = `${before} keyscan:allow ${after}`;
      for (const { ruleId, reason } of inlineComments(line, before).allows) {
        expect(line).toContain(`keyscan:allow ${ruleId}`.trim());
        expect(reason).not.toBe('');
      }
    },
  );

  const reasons = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ,.]{0,80}[A-Za-z0-9]$/);
  const ruleIds = fc.stringMatching(/^[a-z]{1,8}(?:-[a-z0-9]{1,8}){0,3}$/);
  it.prop([ruleIds, reasons, fc.constantFrom('#', '//', '--', ';', '%', 'REM')])(
    'what is written is what is read',
    (ruleId, reason, opener) => {
      const line = `x ${opener} keyscan:allow ${ruleId} -- ${reason}`;
      expect(inlineComments(line, undefined)).toEqual({
        allows: [{ ruleId, reason }],
        remarks: [],
      });
    },
  );
});
