import { create } from 'zustand';
import type { Frontier } from '../core/domain/frontier';
import type { SessionSeries } from '../core/domain/session-series';
import { callFailure } from './call-failure';
import { useEngine } from './engine-store';
import { latestOnly } from './latest-only';

interface ChartsState {
  /** Null before they were read, and while nothing was routed. */
  readonly series: SessionSeries | null;
  /** Over the held-out half of the samples, where the session has them, else over every row. */
  readonly frontier: Frontier | null;
  readonly failure: string | null;
  readonly reading: boolean;
  /** Reads both again. */
  readonly refresh: () => void;
}

/** What the charts draw. */
export const useCharts = create<ChartsState>()(() => ({
  series: null,
  frontier: null,
  failure: null,
  reading: false,
  refresh: () => read(null),
}));

const read = latestOnly<null>(async () => {
  const { client } = useEngine.getState();
  if (client === null) return;
  useCharts.setState({ reading: true });
  try {
    const series = await client.call('series-read', null);
    const held = await client.call('frontier-read', { half: 'report' });
    const frontier = held.n === 0 ? await client.call('frontier-read', { half: null }) : held;
    const isEmpty = series.n === 0;
    useCharts.setState({ series: isEmpty ? null : series, frontier: isEmpty ? null : frontier, failure: null });
  } catch (error) {
    useCharts.setState({ failure: callFailure(error).message });
  }
  useCharts.setState({ reading: false });
});
