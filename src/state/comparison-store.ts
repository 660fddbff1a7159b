import { create } from 'zustand';
import type { Comparison } from '../core/domain/comparison';
import { callFailure } from './call-failure';
import { useEngine } from './engine-store';
import { latestOnly } from './latest-only';

interface ComparisonState {
  /** Null before it was read, and while nothing was routed. */
  readonly comparison: Comparison | null;
  /** Whether it is to be over what is held out, or over every prompt; the comparison says what it is over. */
  readonly wanted: 'report' | null;
  readonly failure: string | null;
  readonly reading: boolean;
  readonly want: (half: 'report' | null) => void;
  /** Reads the comparison again. */
  readonly refresh: () => void;
}

/** The table of strategies on the session's prompts. */
export const useComparison = create<ComparisonState>()((set, get) => ({
  comparison: null,
  wanted: 'report',
  failure: null,
  reading: false,
  want: (wanted) => {
    set({ wanted });
    get().refresh();
  },
  refresh: () => read(get().wanted),
}));

const read = latestOnly(async (wanted: 'report' | null) => {
  const { client } = useEngine.getState();
  if (client === null) return;
  useComparison.setState({ reading: true });
  try {
    const comparison = await client.call('comparison-read', { half: wanted });
    useComparison.setState({ comparison: comparison.n === 0 ? null : comparison, failure: null });
  } catch (error) {
    useComparison.setState({ failure: callFailure(error).message });
  }
  useComparison.setState({ reading: false });
});
