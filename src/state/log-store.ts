import { create } from 'zustand';
import type { Inspection } from '../core/domain/inspection';
import type { LogRow } from '../core/domain/log-row';
import type { Label } from '../core/domain/prompt';
import type { LogQuery } from '../engine/protocol';
import { callFailure } from './call-failure';
import { useEngine } from './engine-store';
import { useFlight } from './flight-store';
import { latestOnly } from './latest-only';
import { tellFailure } from './tell-failure';

export const logPageSize = 64;
export const everyRow: LogQuery = {
  search: '',
  tier: null,
  decidedBy: null,
  only: null,
  half: null,
  sort: 'newest',
  endpointId: null,
  group: null,
};

interface LogState {
  readonly query: LogQuery;
  /** Rows the query finds, and rows there are. */
  readonly count: number;
  readonly total: number;
  /** Pages of `logPageSize` rows in the query's order, by page number; only those that were looked at. */
  readonly pages: ReadonlyMap<number, readonly LogRow[]>;
  /** Rows that have come since the query was set, and that it does not find. */
  readonly hidden: number;
  /** True between a changed query and its first rows. */
  readonly loading: boolean;
  /** Position in the query's order of the row that the keyboard is on. */
  readonly focusedIndex: number;
  /** Position in the session of the row that is inspected. */
  readonly selectedRow: number | null;
  /** Stays until the newly selected row's own is there. */
  readonly inspection: Inspection | null;
  readonly inspectError: string | null;
  readonly setQuery: (change: Partial<LogQuery>) => void;
  /** Makes sure that rows offset ... offset + limit - 1 of the query are loaded. */
  readonly loadRange: (offset: number, limit: number) => void;
  /** Opens a row's inspection; null closes it. */
  readonly select: (row: number | null) => void;
  /** The user's own label of a row; null takes it back. */
  readonly label: (row: number, need: Label['need'] | null) => Promise<void>;
  /** Reads the visible rows and the open inspection again. */
  readonly refresh: () => void;
}

const visible = { offset: 0, limit: logPageSize };
let queryAbort = new AbortController();
let inspectAbort = new AbortController();

/** The log: what is visible of it, and the row that is inspected. */
export const useLog = create<LogState>()((set, get) => ({
  query: everyRow,
  count: 0,
  total: 0,
  pages: new Map(),
  hidden: 0,
  loading: false,
  focusedIndex: 0,
  selectedRow: null,
  inspection: null,
  inspectError: null,
  setQuery: (change) => {
    set({ query: { ...get().query, ...change }, hidden: 0, loading: true, focusedIndex: 0 });
    visible.offset = 0;
    queryAbort.abort();
    queryAbort = new AbortController();
    readAll(null);
  },
  loadRange: (offset, limit) => {
    visible.offset = offset;
    visible.limit = limit;
    const { pages, count } = get();
    if (pagesOf(offset, Math.min(limit, count - offset)).some((page) => !pages.has(page))) readMissing(null);
  },
  select: (row) => {
    inspectAbort.abort();
    set({ selectedRow: row, inspectError: null, ...(row === null ? { inspection: null } : {}) });
    // Without a row none of its way is left on show either, of a session that is gone least of all.
    if (row === null) useFlight.getState().reset();
    else void inspect(row);
  },
  label: async (row, need) => {
    const { client } = useEngine.getState();
    if (client === null) return;
    try {
      const changed = await client.call('label-set', { row, label: need === null ? null : { need, source: 'user' } });
      set({ pages: withRow(get().pages, changed) });
    } catch (error) {
      tellFailure(`Row ${row + 1} was not labelled`, error);
    }
  },
  refresh: () => {
    readAll(null);
    const { selectedRow } = get();
    if (selectedRow !== null) void inspect(selectedRow);
  },
}));

/** The row at an index of the query's order, or undefined while it is not loaded. */
export function rowAt({ pages }: Pick<LogState, 'pages'>, index: number): LogRow | undefined {
  return pages.get(Math.floor(index / logPageSize))?.[index % logPageSize];
}

function pagesOf(offset: number, limit: number): readonly number[] {
  if (limit <= 0) return [];
  const first = Math.floor(offset / logPageSize);
  const last = Math.floor((offset + limit - 1) / logPageSize);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

async function readPages(numbers: readonly number[]): Promise<readonly (readonly [number, readonly LogRow[]])[]> {
  const { client } = useEngine.getState();
  const { query } = useLog.getState();
  if (client === null) return [];
  const { signal } = queryAbort;
  const read = async (page: number) => {
    const range = { query, offset: page * logPageSize, limit: logPageSize };
    return [page, await client.call('log-rows', range, { signal })] as const;
  };
  return Promise.all(numbers.map(read));
}

/** Counts and visible rows under the present query; what was loaded before is dropped only when they are there. */
const readAll = latestOnly(async () => {
  const { client } = useEngine.getState();
  const { query } = useLog.getState();
  if (client === null) return;
  const { signal } = queryAbort;
  try {
    const { count, total } = await client.call('log-count', { query }, { signal });
    const pages = await readPages(pagesOf(visible.offset, Math.min(visible.limit, count - visible.offset)));
    if (useLog.getState().query !== query) return;
    const hidden = hiddenBy(useLog.getState(), count, total);
    useLog.setState({ count, total, hidden, pages: new Map(pages), loading: false });
  } catch (error) {
    tellFailure('The log was not read', error);
  }
});

/** What of the rows that came since the last look the query does not find; what a session starts with is no news. */
function hiddenBy(before: LogState, count: number, total: number): number {
  if (before.loading || before.total === 0 || total <= before.total) return total < before.total ? 0 : before.hidden;
  return before.hidden + Math.max(0, total - before.total - Math.max(0, count - before.count));
}

const readMissing = latestOnly(async () => {
  const { query, count, pages } = useLog.getState();
  const wanted = pagesOf(visible.offset, Math.min(visible.limit, count - visible.offset));
  try {
    const loaded = await readPages(wanted.filter((page) => !pages.has(page)));
    if (useLog.getState().query !== query) return;
    useLog.setState({ pages: new Map([...useLog.getState().pages, ...loaded]) });
  } catch (error) {
    tellFailure('The log was not read', error);
  }
});

async function inspect(row: number): Promise<void> {
  const { client } = useEngine.getState();
  if (client === null) return;
  inspectAbort.abort();
  inspectAbort = new AbortController();
  const { signal } = inspectAbort;
  try {
    const inspection = await client.call('inspect', { row }, { signal });
    if (signal.aborted || useLog.getState().selectedRow !== row) return;
    useLog.setState({ inspection, inspectError: null });
    useFlight.getState().show(inspection);
  } catch (error) {
    const { code, message } = callFailure(error);
    if (code !== 'cancelled' && useLog.getState().selectedRow === row)
      useLog.setState({ inspectError: `Row ${row + 1} cannot be inspected: ${message}`, inspection: null });
  }
}

function withRow(pages: LogState['pages'], changed: LogRow): LogState['pages'] {
  return new Map(
    [...pages].map(([page, rows]) => [page, rows.map((row) => (row.row === changed.row ? changed : row))]),
  );
}
