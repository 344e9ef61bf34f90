/** Credential files that no repository should hold, told by their path, whatever the value looks like. */

import { defineRule, type Capture, type Rule } from '../../src/rule.ts';
import { shannonEntropy } from '../../src/text/entropy.ts';
import { isDummyPassword, isPlaceholder } from '../../src/text/placeholder.ts';
import { USER_KEY } from './advice.ts';
import { isDocumented } from './documentation-values.ts';

export const credentialsFile: Rule = defineRule({
  id: 'aws-credentials-file',
  title: 'AWS credentials file',
  severity: 'low',
  confidence: 'medium',
  description:
    "A committed AWS credentials file with a secret in it that does not look like one of AWS's: cut " +
    'off, altered, or of a service with a compatible interface. The file does not belong here.',
  advice: USER_KEY,
  references: ['https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html'],
  paths: /(?:^|\/)(?:\.aws\/credentials|rootkey[^/]{0,20}\.csv)$/,
  forms: [
    {
      keywords: ['aws_secret_access_key', 'awssecretkey'],
      ignoreCase: true,
      before: /(?<![\w])(?:aws_secret_access_key|awssecretkey)[ \t]{0,20}=[ \t]{0,20}/,
      secret: /[^\s"'#;]{8,128}/,
      after: /(?=\s|$)/,
    },
  ],
  check: isOddSecret,
  matches: [
    {
      text: '[x]\naws_secret_access_key = «t7g+P6G·t1BqC+i·DAjdBqx·xPVLVik»\n',
      path: 'home/.aws/credentials',
    },
    { text: 'aws_secret_access_key=«9luUCRI_·NlkZI9q-·CTEyvC9»\n', path: '.aws/credentials' },
    { text: 'AWSSecretKey=«9luUCRI_·NlkZI9q-·CTEyvC9»\r\n', path: 'rootkey.csv' },
  ],
  rejects: [
    {
      text: 'aws_secret_access_key = wJalrXU·tnFEMI/·K7MDENG·/bPxRfi·CYEXAMPLEKEY\n',
      path: '.aws/credentials',
    },
    { text: 'aws_secret_access_key =\n', path: '.aws/credentials' },
    { text: 'aws_secret_access_key = ${SECRET}\n', path: '.aws/credentials' },
    { text: 'aws_secret_access_key = minioadmin\n', path: '.aws/credentials' },
    { text: 'aws_secret_access_key = t7g+P6G·t1BqC+i·DAjdBqx·xPVLVik\n', path: 'credentials' },
  ],
});

function isOddSecret({ secret }: Capture): boolean {
  return (
    shannonEntropy(secret) >= 2.5 &&
    !isDocumented(secret) &&
    !isPlaceholder(secret) &&
    !isDummyPassword(secret)
  );
}
