import { defineConfig, devices } from '@playwright/test';
import { findBrowser } from './scripts/find-browser.mjs';

// Another port than npm start's: a running app must not be mistaken for the one under test.
const port = Number(process.env['ROUTELLM_E2E_PORT'] ?? 4748);
const origin = `http://127.0.0.1:${port}`;
const browser = await findBrowser();

export default defineConfig({
  testDir: 'e2e',
  // Benches print figures and hold nothing to a bound: npm run bench:route asks for them by name.
  testMatch: process.env['ROUTELLM_BENCH'] === undefined ? '**/*.spec.ts' : '**/*.bench.ts',
  workers: 2,
  // Guards against hanging, wide enough for a busy machine of two cores.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    baseURL: origin,
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor: 1,
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: 'off',
    launchOptions: {
      ...(browser === undefined ? {} : { executablePath: browser }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // A name that is no loopback name, for what is on another machine.
        '--host-resolver-rules=MAP nas.test 127.0.0.1',
      ],
    },
  },
  webServer: {
    command: `node scripts/serve.mjs --port ${port} --strict-port`,
    port,
    reuseExistingServer: false,
    stdout: 'ignore',
  },
});
