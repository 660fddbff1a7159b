import { startFaultServer } from '../src/testing/fault-server';
import type { FaultServer } from '../src/testing/fault-server';
import { expect, test as base } from './fixtures';

/** Playwright's `test` with servers of its own, on ports that nobody knows before; calling them is allowed. */
// Playwright wants an object pattern, also where nothing is taken from it.
/* oxlint-disable no-empty-pattern */
export const test = base.extend<{ server: FaultServer; other: FaultServer; third: FaultServer }>({
  server: async ({}, provide) => serve(provide, ['good', 'b/c']),
  other: async ({}, provide) => serve(provide, ['good']),
  third: async ({}, provide) => serve(provide, ['good']),
  allowedOrigins: async ({ server, other, third }, provide) => provide([server.origin, other.origin, third.origin]),
  // Browsers log every refusal that a server is told to make.
  expectedErrors: async ({}, provide) =>
    provide([/Failed to load resource/, /blocked by CORS/, /Content Security Policy/]),
});

async function serve(provide: (server: FaultServer) => Promise<void>, models: readonly string[]): Promise<void> {
  const server = await startFaultServer({ models });
  await provide(server);
  await server.close();
}

export { expect };
