import type { Inspection } from '../../core/domain/inspection';
import { featuresOf } from '../../core/features/features-of';
import { callsOf } from './calls-of';
import type { LiveRun } from './live-run';
import { EngineCallError } from '../protocol';

/** Everything about one live row, as it was recorded. Throws `invalid-input` for a row that is not there. */
export function inspectLive(run: LiveRun, row: number): Inspection {
  const record = run.records[row];
  const outcome = run.outcome(row);
  if (record === undefined || outcome === null)
    throw new EngineCallError({ code: 'invalid-input', message: `There is no row ${row + 1}.`, retryable: false });
  const { prompt, decision, startedAt, calls, judgement, summaryCall } = record;
  const generateMs = callsOf(record).reduce((sum, call) => sum + call.durationMs, 0);
  return {
    row,
    prompt,
    features: featuresOf(prompt),
    decision,
    outcome,
    reward: run.reward(row),
    counterfactuals: [],
    times: generateMs === 0 ? [] : [{ stage: 'generate', milliseconds: generateMs, measured: true }],
    live: { startedAt, calls, judgement, ...(summaryCall === undefined ? {} : { summaryCall }) },
  };
}
