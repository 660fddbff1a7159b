import type { RouterTimes } from './domain/router-times';
import type { StageId } from './domain/verdict';

/** The router's own time for the stages that ran, in ms; shadow questions do not count. */
export function routerMs(ran: ReadonlySet<StageId | 'embed'>, times: RouterTimes): number {
  let total = times.featuresMs + times.gatesMs + times.banditMs;
  if (ran.has('rules')) total += times.rulesMs;
  if (ran.has('embed')) total += times.embedMs;
  if (ran.has('semantic')) total += times.cosineMs;
  if (ran.has('complexity')) total += times.complexityMs;
  if (ran.has('judge')) total += times.judgeMs;
  return total;
}
