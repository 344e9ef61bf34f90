import { defineConfig, type ViteUserConfig } from 'vitest/config';

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/bench/**'],
    pool: 'forks',
    maxWorkers: 2,
    // End-to-end tests start git and the built command many times; Windows runners are slow at it.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

export default config;
