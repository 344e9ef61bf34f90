// npm runs this after an install in a checkout, before packing, and when somebody installs straight
// from git, as the pre-commit framework does. `npm ci --omit=dev` runs it too, and then there is
// nothing to install hooks or build with.
import { execSync } from 'node:child_process';

const { CI, GIT_DIR, npm_config_global: isGlobal } = process.env;
const husky = await import('husky').catch(() => undefined);

if (husky !== undefined) {
  // GIT_DIR is set when a hook of another repository installs this one; husky would take that
  // repository for this checkout and switch its hooks off.
  const problem = CI === undefined && GIT_DIR === undefined ? husky.default() : '';
  if (problem !== '') console.warn(`Git hooks were not installed: ${problem}`);
  build();
} else if (isGlobal === 'true') {
  // npm 11 hands `--global` on to the install that prepares a package from git, which then leaves
  // out what the build needs.
  execSync('npm ci --no-global --include=dev --ignore-scripts', { stdio: 'inherit' });
  build();
}

function build() {
  execSync('npm run build', { stdio: 'inherit' });
}
