import type { RouterTimes } from '../../core/domain/router-times';

/** For live flights: their times are measured, not taken from a table. */
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
