import { expect, test as base, type BrowserContext } from '@playwright/test';

interface Expectations {
  /** Origins the page may call besides its own; a test with a server of its own names it here. */
  allowedOrigins: readonly string[];
  /** Console errors that the test provokes on purpose. */
  expectedErrors: readonly RegExp[];
}

/** Collects what no test may cause: requests to other origins, console errors, uncaught exceptions. */
function watch(context: BrowserContext, ownOrigin: string, { allowedOrigins, expectedErrors }: Expectations): string[] {
  const problems: string[] = [];
  const isAllowed = (url: URL) =>
    url.protocol === 'data:' || url.origin === ownOrigin || allowedOrigins.includes(url.origin);
  const addError = (text: string) => {
    if (!expectedErrors.some((pattern) => pattern.test(text))) problems.push(text);
  };
  context.on('request', (request) => {
    if (!isAllowed(new URL(request.url()))) problems.push(`request to another origin: ${request.url()}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') addError(`console error: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (webError) => addError(`uncaught: ${webError.error().message}`));
  context.on('page', (page) => {
    page.on('crash', () => problems.push('the page crashed'));
    page.on('websocket', (socket) => problems.push(`web socket: ${socket.url()}`));
  });
  return problems;
}

/** Playwright's `test`, which fails when the page calls another origin, logs an error or throws. */
export const test = base.extend<Expectations & { watched: void }>({
  allowedOrigins: [[], { option: true }],
  expectedErrors: [[], { option: true }],
  watched: [
    async ({ context, baseURL, allowedOrigins, expectedErrors }, use) => {
      const problems = watch(context, new URL(baseURL ?? '').origin, { allowedOrigins, expectedErrors });
      await use();
      expect(problems, 'requests to other origins, console errors, uncaught exceptions').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
