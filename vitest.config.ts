import { defineConfig } from 'vitest/config';
import { bundledText } from './scripts/bundled-text.mjs';

export default defineConfig({
  plugins: [bundledText()],
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
    environment: 'node',
    // Two workers: the suite also runs on small machines, and Playwright's checks share them.
    maxWorkers: 2,
    // Property tests take a second or two here; a busy machine may be several times slower.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
