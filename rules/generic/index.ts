/** Secrets that no format gives away, the more telling surroundings first. */

import type { Rule } from '../../src/rule.ts';
import { genericArgumentPassword } from './arguments.ts';
import { genericCommandPassword } from './commands.ts';
import { genericCredentialFile, genericPasswordHash } from './credential-files.ts';
import { genericDeviceSecret } from './devices.ts';
import { genericAuthorization } from './headers.ts';
import { genericPassword, genericSecret } from './named.ts';
import { genericUserAndPassword } from './pairs.ts';
import { genericTableRow } from './tables.ts';
import { genericUrlPassword } from './urls.ts';

export const GENERIC_RULES: readonly Rule[] = [
  genericUrlPassword,
  genericAuthorization,
  genericCredentialFile,
  genericCommandPassword,
  genericDeviceSecret,
  genericArgumentPassword,
  genericUserAndPassword,
  genericTableRow,
  genericPasswordHash,
  genericPassword,
  genericSecret,
];
