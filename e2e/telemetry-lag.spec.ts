import { cpus, loadavg } from 'node:os';
import type { Page, Worker } from '@playwright/test';
import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** What the worker said, and what the page showed, at a time of the one clock that both have. */
interface Said {
  readonly atMs: number;
  readonly what: string;
  readonly count: number;
}

/** Notes when the worker sends how far it is and how many rows there are. */
async function listenTo(worker: Worker): Promise<void> {
  await worker.evaluate(() => {
    const said: { atMs: number; what: string; count: number }[] = [];
    const send = self.postMessage.bind(self);
    const note = (what: string, count: number) =>
      said.push({ atMs: performance.timeOrigin + performance.now(), what, count });
    Object.assign(self, {
      said,
      postMessage: (message: {
        pushes?: readonly { kind: string; phase?: string; done?: number; rows?: number }[];
      }) => {
        for (const { kind, phase, done = 0, rows = 0 } of message.pushes ?? []) {
          if (kind === 'progress') note(phase ?? '', done);
          if (kind === 'changed') note('rows', rows);
        }
        send(message);
      },
    });
  });
}

const saidBy = (worker: Worker): Promise<readonly Said[]> =>
  worker.evaluate(() => (self as unknown as { said: Said[] }).said);

/** Notes at each frame what the bar and the tile show, where that has changed. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const shown: { atMs: number; what: string; count: number }[] = [];
    let before = '';
    const look = () => {
      const bar = document.querySelector(
        '[role=progressbar][aria-label=Embedding], [role=progressbar][aria-label=Routing]',
      );
      const tile = document.querySelector('[data-cell=routed] dd button')?.textContent ?? '';
      const rows = Number(tile.replaceAll(/\D/g, ''));
      const done = Number(bar?.getAttribute('aria-valuenow') ?? -1);
      const phase = bar?.getAttribute('aria-label')?.toLowerCase() ?? '';
      const now = `${rows} ${done} ${phase}`;
      if (now !== before) {
        const atMs = performance.timeOrigin + performance.now();
        shown.push({ atMs, what: 'rows', count: rows });
        if (done >= 0) shown.push({ atMs, what: phase, count: done });
      }
      before = now;
      requestAnimationFrame(look);
    };
    Object.assign(window, { shown });
    look();
  });
}

const shownBy = (page: Page): Promise<readonly Said[]> =>
  page.evaluate(() => (window as unknown as { shown: Said[] }).shown);

/** How long after each of the worker's words of one kind the page showed as much, ms; words that a newer one overtook count until that. */
function lags(said: readonly Said[], shown: readonly Said[], what: string): readonly number[] {
  return said
    .filter((one) => one.what === what)
    .flatMap(({ atMs, count }) => {
      const first = shown.find((one) => one.what === what && one.atMs >= atMs && one.count >= count);
      return first === undefined ? [] : [first.atMs - atMs];
    });
}

function line(name: string, values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (q: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN).toFixed(0);
  return `${name}: n = ${sorted.length}, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms`;
}

test('while a thousand prompts stream the page shows what the worker says, in its order, and ends with the same count', async ({
  page,
}) => {
  const routing = new RoutingPage(page);
  await routing.open();
  const before = await routing.rows();
  const [worker] = page.workers();
  if (worker === undefined) throw new Error('There is no engine worker.');
  await listenTo(worker);
  await watch(page);
  const texts = Array.from({ length: 1000 }, (_, k) => `How does widget number ${k} behave in machine room ${k % 7}?`);
  await routing.routeMany(texts);
  const tile = routing.telemetry.locator('[data-cell=routed] dd button').first();
  await expect(tile).toContainText(/1\s?300/);

  const [said, shown] = [await saidBy(worker), await shownBy(page)];
  const rows = said.filter(({ what }) => what === 'rows').map(({ count }) => count);
  expect(rows.at(-1)).toBe(before + texts.length);
  for (const what of ['rows', 'routing']) {
    const told = said.filter((one) => one.what === what);
    expect(told.length, what).toBeGreaterThan(0);
    const counts = shown.filter((one) => one.what === what);
    // Nothing is shown that the worker has not said, and nothing older after something newer.
    for (const [k, { atMs, count }] of counts.entries()) {
      if (k > 0) expect(count).toBeGreaterThanOrEqual(counts[k - 1]?.count ?? 0);
      if (count > (what === 'rows' ? before : 0))
        expect(told.some((one) => one.count === count && one.atMs <= atMs + 1)).toBe(true);
    }
    expect(lags(said, shown, what).length, what).toBeGreaterThan(0);
  }
  const [tileLine, barLine] = [line('tile', lags(said, shown, 'rows')), line('progress', lags(said, shown, 'routing'))];
  const load = loadavg()[0]?.toFixed(1);
  process.stdout.write(
    `
Behind the worker, 1 000 prompts, ${cpus().length} cores at load ${load}: ${tileLine}; ${barLine}
`,
  );
});
