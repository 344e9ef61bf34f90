/** Tokens of PyPI. */

import { token, type Issuer } from '../tokens/issuer.ts';

export const PYPI: Issuer = {
  name: 'PyPI',
  site: 'upload.pypi.org',
  revoke: 'https://pypi.org/manage/account/token/',
  tokens: [
    token('pypi-api-token', 'API token', /pypi-AgEIcHlwaS5vcmc[\w-]{50,1000}/, 'critical', {
      opens: 'packages, to publish',
    }),
    token(
      'pypi-test-api-token',
      'test API token',
      /pypi-AgENdGVzdC5weXBpLm9yZw[\w-]{50,1000}/,
      'medium',
      { opens: 'TestPyPI' },
    ),
  ],
};
