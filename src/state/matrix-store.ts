import { create } from 'zustand';
import type { PromptKey } from '../core/domain/breakdown';
import type { ModelMatrix } from '../core/domain/model-matrix';
import { callFailure } from './call-failure';
import { useComparison } from './comparison-store';
import { useEngine } from './engine-store';
import { latestOnly } from './latest-only';

interface MatrixState {
  /** Null before it was read, and while nothing was routed. */
  readonly matrix: ModelMatrix | null;
  /** What prompts are to be grouped by; the matrix says what it is by. */
  readonly by: PromptKey;
  readonly failure: string | null;
  readonly groupBy: (by: PromptKey) => void;
  /** Reads the matrix again, over the prompts that the comparison is over. */
  readonly refresh: () => void;
}

/** Models against kinds of prompts. */
export const useMatrix = create<MatrixState>()((set, get) => ({
  matrix: null,
  by: 'topic',
  failure: null,
  groupBy: (by) => {
    set({ by });
    get().refresh();
  },
  refresh: () => read(get().by),
}));

const read = latestOnly(async (by: PromptKey) => {
  const { client } = useEngine.getState();
  if (client === null) return;
  try {
    const matrix = await client.call('matrix-read', { by, half: useComparison.getState().wanted });
    useMatrix.setState({ matrix: matrix.n === 0 ? null : matrix, failure: null });
  } catch (error) {
    useMatrix.setState({ failure: callFailure(error).message });
  }
});
