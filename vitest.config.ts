import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
    environment: 'node',
    // Two workers: the suite also runs on small machines, and Playwright's checks share them.
    maxWorkers: 2,
  },
});
