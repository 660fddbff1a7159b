import { beforeEach, expect, it, vi } from 'vitest';
import { EngineCallError } from '../engine/protocol';
import { fakeEngineClient } from '../testing/fake-engine-client';
import { fakeInspection, fakeRow } from '../testing/fake-session';
import { useEngine } from './engine-store';
import { everyRow, logPageSize, rowAt, useLog } from './log-store';

const log = useLog.getState;
let client = fakeEngineClient();
const use = (overrides: Parameters<typeof fakeEngineClient>[0] = {}): void => {
  client = fakeEngineClient(overrides);
  useEngine.setState({ client, notice: null });
};
const rowsRead = () => client.said.filter(({ call }) => call === 'log-rows').length;

beforeEach(async () => {
  use();
  useLog.setState({ query: everyRow, pages: new Map(), count: 0, total: 0, selectedRow: null, inspection: null });
  log().refresh();
  await vi.waitUntil(() => log().count === 240);
});

it('loads a page once, and only pages that are looked at', async () => {
  expect([...log().pages.keys()]).toEqual([0]);
  log().loadRange(0, 20);
  log().loadRange(120, 30);
  await vi.waitFor(() => expect([...log().pages.keys()]).toEqual([0, 1, 2]));
  expect(rowAt(log(), 130)?.row).toBe(239 - 130);
  expect(rowsRead()).toBe(3);
});

it('never shows the rows of a query that was replaced, also when its answer comes', async () => {
  let answerFirst = (): void => undefined;
  use({
    'log-count': async ({ query }) => {
      if (query.search === 'slow') await new Promise<void>((resolve) => (answerFirst = resolve));
      return { count: query.search === 'slow' ? 1 : 2, total: 240 };
    },
  });
  const counts: number[] = [];
  const stop = useLog.subscribe(({ count }) => counts.push(count));
  log().setQuery({ search: 'slow' });
  await vi.waitFor(() => expect(client.said).toHaveLength(1));
  log().setQuery({ search: 'new' });
  answerFirst();
  await vi.waitFor(() => expect(log()).toMatchObject({ count: 2, loading: false }));
  stop();
  expect(counts).not.toContain(1);
  expect(useEngine.getState().notice).toBeNull();
});

it('keeps old rows on show until the new ones are there', async () => {
  log().refresh();
  expect(rowAt(log(), 0)?.row).toBe(239);
  await vi.waitFor(() => expect(rowsRead()).toBe(2));
  expect(log().pages.get(0)).toHaveLength(logPageSize);
});

it('ignores the inspection of a row that is no longer selected', async () => {
  const answers = new Map<number, () => void>();
  use({
    inspect: async ({ row }) => {
      await new Promise<void>((resolve) => answers.set(row, resolve));
      return fakeInspection(row);
    },
  });
  log().select(3);
  await vi.waitFor(() => expect(answers.size).toBe(1));
  log().select(4);
  await vi.waitFor(() => expect(answers.size).toBe(2));
  answers.get(4)?.();
  await vi.waitFor(() => expect(log().inspection?.row).toBe(4));
  answers.get(3)?.();
  await new Promise((resolve) => setTimeout(resolve, 1));
  expect(log().inspection?.row).toBe(4);
});

it('says what went wrong with an inspection', async () => {
  use({
    inspect: () =>
      Promise.reject(new EngineCallError({ code: 'invalid-input', message: 'No such row.', retryable: false })),
  });
  log().select(999);
  await vi.waitFor(() => expect(log().inspectError).toBe('Row 1000 cannot be inspected: No such row.'));
});

it('puts a label on the row that is shown', async () => {
  await log().label(239, 'cloud');
  expect(rowAt(log(), 0)?.label).toEqual({ need: 'cloud', source: 'user' });
  expect(rowAt(log(), 1)).toEqual(fakeRow(238));
});

it('counts the new rows that the query does not find, until it is changed', async () => {
  let total = 240;
  use({ 'log-count': ({ query }) => Promise.resolve({ count: query.search === '' ? total : 3, total }) });
  log().setQuery({ search: 'zebra' });
  await vi.waitFor(() => expect(log()).toMatchObject({ count: 3, hidden: 0, loading: false }));
  total = 242;
  log().refresh();
  await vi.waitFor(() => expect(log()).toMatchObject({ count: 3, total: 242, hidden: 2 }));
  log().setQuery(everyRow);
  await vi.waitFor(() => expect(log()).toMatchObject({ count: 242, hidden: 0, loading: false }));
});
