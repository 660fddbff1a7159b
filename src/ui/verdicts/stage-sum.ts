import type { StageTime } from '../../core/domain/inspection';

/** One flight's times, ms: stages and rest add up to the router's time, that and the answer to the total. */
export interface StageSum {
  readonly stages: readonly StageTime[];
  /** What the router's measured total holds beside its stages. */
  readonly restMs: number;
  readonly routerMs: number;
  readonly generate: StageTime | null;
  readonly totalMs: number;
}

/** Adds up stage times so that every line that is shown is part of a sum that is shown. */
export function stageSum(times: readonly StageTime[]): StageSum {
  const stages = times.filter((time) => time.stage !== 'total' && time.stage !== 'generate');
  const generate = times.find((time) => time.stage === 'generate') ?? null;
  const added = stages.reduce((sum, time) => sum + time.milliseconds, 0);
  const routerMs = times.find((time) => time.stage === 'total')?.milliseconds ?? added;
  const restMs = Math.max(0, routerMs - added);
  return {
    stages,
    restMs,
    routerMs: added + restMs,
    generate,
    totalMs: added + restMs + (generate?.milliseconds ?? 0),
  };
}
