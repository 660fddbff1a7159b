import { create } from 'zustand';
import type { Breakdown, BreakdownKey } from '../core/domain/breakdown';
import type { Frontier } from '../core/domain/frontier';
import type { SessionSeries } from '../core/domain/session-series';
import { callFailure } from './call-failure';
import { useEngine } from './engine-store';
import { latestOnly } from './latest-only';

interface ChartsState {
  /** Null before they were read, and while nothing was routed. */
  readonly series: SessionSeries | null;
  /** Over what is held out, where there is such, else over every row. */
  readonly frontier: Frontier | null;
  readonly breakdown: Breakdown | null;
  /** What the breakdown is by. */
  readonly by: BreakdownKey;
  readonly failure: string | null;
  readonly reading: boolean;
  /** Reads both again. */
  readonly refresh: () => void;
  readonly breakDownBy: (by: BreakdownKey) => void;
}

/** What the charts draw. */
export const useCharts = create<ChartsState>()((set) => ({
  series: null,
  frontier: null,
  breakdown: null,
  by: 'endpoint',
  failure: null,
  reading: false,
  refresh: () => read(null),
  breakDownBy: (by) => {
    set({ by });
    readBreakdown(null);
  },
}));

const read = latestOnly<null>(async () => {
  const { client } = useEngine.getState();
  if (client === null) return;
  useCharts.setState({ reading: true });
  try {
    const series = await client.call('series-read', null);
    const frontier = await client.call('frontier-read', { half: 'report' });
    const breakdown = await client.call('breakdown-read', { by: useCharts.getState().by });
    const isEmpty = series.n === 0;
    useCharts.setState({
      series: isEmpty ? null : series,
      frontier: isEmpty ? null : frontier,
      breakdown,
      failure: null,
    });
  } catch (error) {
    useCharts.setState({ failure: callFailure(error).message });
  }
  useCharts.setState({ reading: false });
});

/** What it is by changes nothing else. */
const readBreakdown = latestOnly<null>(async () => {
  const { client } = useEngine.getState();
  if (client === null) return;
  try {
    useCharts.setState({
      breakdown: await client.call('breakdown-read', { by: useCharts.getState().by }),
      failure: null,
    });
  } catch (error) {
    useCharts.setState({ failure: callFailure(error).message });
  }
});
