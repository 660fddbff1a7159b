import type { RouterTimes } from './domain/router-times';

/** Where times are measured, or nobody asks for them, instead of taken from a table. */
export const noRouterTimes: RouterTimes = {
  featuresMs: 0,
  gatesMs: 0,
  rulesMs: 0,
  embedMs: 0,
  cosineMs: 0,
  complexityMs: 0,
  judgeMs: 0,
  banditMs: 0,
};
