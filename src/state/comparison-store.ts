import { create } from 'zustand';
import type { Comparison } from '../core/domain/comparison';
import { callFailure } from './call-failure';
import { useEngine } from './engine-store';
import { latestOnly } from './latest-only';

interface ComparisonState {
  /** Null before it was read, and while nothing was routed. */
  readonly comparison: Comparison | null;
  /** Whether the comparison on show is over the held-out half of the samples, or over every prompt. */
  readonly half: 'report' | null;
  /** Which of the two was asked for; a session without samples has no held-out half. */
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
  half: 'report',
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
    const asked = await client.call('comparison-read', { half: wanted });
    const whole = wanted !== null && asked.n === 0;
    const comparison = whole ? await client.call('comparison-read', { half: null }) : asked;
    const half = whole ? null : wanted;
    useComparison.setState({ comparison: comparison.n === 0 ? null : comparison, half, failure: null });
  } catch (error) {
    useComparison.setState({ failure: callFailure(error).message });
  }
  useComparison.setState({ reading: false });
});
