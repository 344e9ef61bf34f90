/**
 * All built-in rules, the more specific before the more general: where two match the same bytes on
 * equal terms, the earlier counts.
 */

import type { Rule } from '../src/rule.ts';
import { AWS_RULES } from './aws/index.ts';
import { GENERIC_RULES } from './generic/index.ts';
import { MAJOR_ISSUERS, STRUCTURED_RULES } from './issuers/index.ts';
import { encryptedPrivateKey, privateKey } from './issuers/pem.ts';
import { ISSUERS } from './tokens/index.ts';
import { rulesOf } from './tokens/table.ts';

export const RULES: readonly Rule[] = [
  ...AWS_RULES,
  ...STRUCTURED_RULES,
  ...rulesOf([...MAJOR_ISSUERS, ...ISSUERS]),
  privateKey,
  encryptedPrivateKey,
  ...GENERIC_RULES,
];
